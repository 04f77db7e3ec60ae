"""Answers that a timer of the kernel gives (timerfd_create(2)): no other process is involved, so
they cost nobody a processor and are as late as an interrupt is, without a timer's slack.
"""
import os
import struct

CLOCK_MONOTONIC = 1
TFD_CLOEXEC = 0o2000000
TFD_NONBLOCK = 0o4000
TIMES = struct.Struct("@llll")  # struct itimerspec: again after, and first after, of seconds and ns
EXPIRATIONS = 8  # bytes that tell how often it rang
SECOND = 1000000000


def system():
    """The two calls; none on a system without them, or with times in another form."""
    try:
        import ctypes
        library = ctypes.CDLL(None, use_errno=True)  # drops the GIL for each call, as socket.send
        library.timerfd_settime.argtypes = [
            ctypes.c_int, ctypes.c_int, ctypes.c_char_p, ctypes.c_void_p]
        known = ctypes.sizeof(ctypes.c_long) == ctypes.sizeof(ctypes.c_void_p) == 8
        return (library.timerfd_create, library.timerfd_settime) if known else None
    except Exception:
        return None


CALLS = system()


class Alarm(object):
    """To an event loop it looks like a socket."""

    def __init__(self, blocking):
        self.number = CALLS[0](CLOCK_MONOTONIC, TFD_CLOEXEC | (0 if blocking else TFD_NONBLOCK))
        if self.number < 0:
            raise OSError("no timer can be made")

    def ask(self, operation):
        """Rings when the device answers; each call drops the GIL, and only the last one counts."""
        nanoseconds = max(1, operation[2])
        times = TIMES.pack(0, 0, nanoseconds // SECOND, nanoseconds % SECOND)
        for _ in range(max(1, operation[5] - 1)):
            CALLS[1](self.number, 0, times, None)

    def recv(self, size):
        """Waits until it rings."""
        return os.read(self.number, EXPIRATIONS)

    def fileno(self):
        return self.number

    def gettimeout(self):
        return 0.0
