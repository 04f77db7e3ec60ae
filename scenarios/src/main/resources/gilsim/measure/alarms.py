"""Answers that a timer of the kernel gives (timerfd_create(2)): no other process has to get a
processor for them, and they are as late as an interrupt is, without a timer's slack.
"""
import os
import socket
import struct
import time

from lines import Line

CLOCK_MONOTONIC = 1
TFD_CLOEXEC = 0o2000000
TFD_NONBLOCK = 0o4000
TIMES = struct.Struct("@llll")  # struct itimerspec: again after, and first after, of seconds and ns
EXPIRATIONS = 8  # bytes that tell how often it rang
SECOND = 1000000000
NOTHING = ("io", 0, 0, 0, 0, 1)  # a request of no time
NOBODY, GREET = -1, -2  # instead of a device, as in server.py: no answer is wanted; one at once


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


class Alarm(object):
    """To an event loop it looks like a socket."""

    def __init__(self, path, blocking):
        self.line = Line(path, blocking)
        self.number = CALLS[0](CLOCK_MONOTONIC, TFD_CLOEXEC | (0 if blocking else TFD_NONBLOCK))
        if self.number < 0:
            raise OSError("no timer can be made")
        self.due = 0
        self.sent = False
        self.line.send(GREET, NOTHING)  # the answer is never taken away: there is something to read

    def ask(self, operation):
        """The server gets the request, because a program pays for sending it, but what counts is
        the timer; a pause (of no release) is no request."""
        nanoseconds = max(1, operation[2])
        self.due = time.monotonic_ns() + nanoseconds
        self.sent = operation[5] > 0
        CALLS[1](
            self.number, 0, TIMES.pack(0, 0, nanoseconds // SECOND, nanoseconds % SECOND), None)
        if self.sent:
            self.line.send(NOBODY, operation)

    def recv(self, size):
        """Waits until it rings. Where it has rung, the call takes as long as one on a socket that
        has something to read: on that depends whether another thread gets the GIL meanwhile."""
        if self.sent and self.due <= time.monotonic_ns():
            return self.line.recv(size, socket.MSG_PEEK)
        return os.read(self.number, EXPIRATIONS)

    def fileno(self):
        return self.number

    def gettimeout(self):
        return self.line.gettimeout()
