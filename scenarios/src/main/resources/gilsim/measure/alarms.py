"""Answers that a timer of the kernel gives (timerfd_create(2)): no other process has to get a
processor for them, and they are as late as an interrupt is, without a timer's slack.
"""
import os
import socket
import struct
import time

from lines import send

CLOCK_MONOTONIC = 1
TFD_CLOEXEC = 0o2000000
TFD_NONBLOCK = 0o4000
TIMES = struct.Struct("@llll")  # struct itimerspec: again after, and first after, of seconds and ns
EXPIRATIONS = 8  # bytes that tell how often it rang
SECOND = 1000000000
LEAST_ROOM = 1  # bytes; the kernel takes its own least (socket(7), SO_RCVBUF)


def system():
    """The two calls; none on a system without them, or with times in another form."""
    try:
        import ctypes
        library = ctypes.PyDLL(None)  # keeps the GIL: this is no call of the program
        library.timerfd_settime.argtypes = [
            ctypes.c_int, ctypes.c_int, ctypes.c_char_p, ctypes.c_void_p]
        known = ctypes.sizeof(ctypes.c_long) == ctypes.sizeof(ctypes.c_void_p) == 8
        return (library.timerfd_create, library.timerfd_settime) if known else None
    except Exception:
        return None


CALLS = system()


def sink():
    """A socket that takes what is sent to it and that nobody reads; None without a loopback
    interface.

    It is connected to itself, so that it takes nothing from anybody else, and drops what finds no
    room (udp(7)). There is always something to read: one message is never taken away.
    """
    try:
        one = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        one.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, LEAST_ROOM)
        one.bind(("127.0.0.1", 0))
        one.connect(one.getsockname())
        one.send(b".")
        return one
    except (OSError, IOError):
        return None


class Alarm(object):
    """To an event loop it looks like a socket.

    A program pays for sending its request, so one is sent: to a sink, which wakes no other process
    that would take a processor from the program, as a party on another host would not.
    """

    def __init__(self, sink_, blocking):
        self.socket = sink_
        self.blocking = blocking
        self.number = -1
        self.number = CALLS[0](CLOCK_MONOTONIC, TFD_CLOEXEC | (0 if blocking else TFD_NONBLOCK))
        if self.number < 0:
            raise OSError("no timer can be made")
        self.due = 0
        self.sent = False

    def ask(self, operation):
        """What counts is the timer; a pause (of no release) is no request."""
        nanoseconds = max(1, operation[2])
        self.due = time.monotonic_ns() + nanoseconds
        self.sent = operation[5] > 0
        CALLS[1](
            self.number, 0, TIMES.pack(0, 0, nanoseconds // SECOND, nanoseconds % SECOND), None)
        if self.sent:
            send(self.socket, self.blocking, operation[1], operation)

    def recv(self, size):
        """Waits until it rings. Where it has rung, the call takes as long as one on a socket that
        has something to read: on that depends whether another thread gets the GIL meanwhile."""
        if self.sent and self.due <= time.monotonic_ns():
            return self.socket.recv(size, socket.MSG_PEEK)
        return os.read(self.number, EXPIRATIONS)

    def fileno(self):
        return self.number

    def gettimeout(self):
        return None if self.blocking else 0.0

    def __del__(self):
        if self.number >= 0:
            os.close(self.number)
