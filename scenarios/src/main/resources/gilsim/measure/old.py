"""What Python 2.7 lacks and the harness needs; elsewhere this module changes nothing.

Clocks and processor masks are those that newer versions use, called through ctypes in the way that
keeps the GIL (PyDLL), as a short call of an extension does.
"""
import os
import select
import struct
import sys
import threading
import time

OLD = sys.version_info[0] == 2
# -I does not exist in Python 2.
ISOLATED = ["-E", "-s", "-S"] if OLD else ["-I", "-S"]
MONOTONIC, PROCESS, THREAD = 1, 2, 3  # clock_gettime(2)
MOST_PROCESSORS = 1024  # sched_setaffinity(2), cpu_set_t
SIZES = "@ll"


def start_thread(target, args=()):
    """One that does not keep the process from ending."""
    thread = threading.Thread(target=target, args=args)
    thread.daemon = True
    thread.start()
    return thread


class Alarm(object):
    """What Front needs of a condition: in Python 2 Condition.wait polls, up to 50 ms late."""

    def __init__(self):
        self.lock = threading.RLock()
        self.pipe = os.pipe()

    def __enter__(self):
        self.lock.acquire()

    def __exit__(self, *error):
        self.lock.release()

    def wait(self, seconds):
        self.lock.release()
        try:
            if select.select([self.pipe[0]], [], [], seconds)[0]:
                os.read(self.pipe[0], 4096)
        finally:
            self.lock.acquire()

    def notify(self):
        os.write(self.pipe[1], b".")


def install():
    import ctypes
    libc = ctypes.PyDLL(None, use_errno=True)
    room = struct.calcsize(SIZES)

    def nanoseconds(clock):
        buffer = ctypes.create_string_buffer(room)
        if libc.clock_gettime(clock, buffer) != 0:
            raise OSError(ctypes.get_errno(), "clock_gettime")
        seconds, rest = struct.unpack(SIZES, buffer.raw)
        return seconds * 1000000000 + rest

    def get_affinity(pid):
        mask = ctypes.create_string_buffer(MOST_PROCESSORS // 8)
        if libc.sched_getaffinity(pid, len(mask), mask) < 0:
            raise OSError(ctypes.get_errno(), "sched_getaffinity")
        return set(one for one in range(MOST_PROCESSORS)
                   if ord(mask.raw[one // 8]) >> one % 8 & 1)

    def set_affinity(pid, processors):
        mask = bytearray(MOST_PROCESSORS // 8)
        for one in processors:
            mask[one // 8] |= 1 << one % 8
        if libc.sched_setaffinity(pid, len(mask), ctypes.c_char_p(bytes(mask))) != 0:
            raise OSError(ctypes.get_errno(), "sched_setaffinity")

    time.monotonic_ns = lambda: nanoseconds(MONOTONIC)
    time.perf_counter = lambda: nanoseconds(MONOTONIC) / 1e9
    time.process_time = lambda: nanoseconds(PROCESS) / 1e9
    time.thread_time = lambda: nanoseconds(THREAD) / 1e9
    os.sched_getaffinity = get_affinity
    os.sched_setaffinity = set_affinity


if OLD:
    install()
    Changed = Alarm
else:
    Changed = threading.Condition
