"""The program's side of the devices: how a thread or a coroutine waits for an answer.

A spawned process imports this at its start, so what only some programs need is imported for them
only: their start would look longer than that of a program that does as little.
"""
import struct
import time

REQUEST = struct.Struct("=iqqqd")  # as in server.py
READY_SOCKETS = 64
TIMER = {"type": "delay"}  # one more device: pauses of clients in an event loop


def timer_slack():
    """By how much the kernel lets a timer of this thread be late, seconds."""
    try:
        with open("/proc/self/timerslack_ns") as file:
            return int(file.read()) / 1e9
    except (IOError, OSError, ValueError):
        return 0.0


def disks_of(specs, folders):
    if not any(spec.get("disk") for spec in specs):
        return {}
    from disks import disks
    return disks(specs, folders)


class Devices(object):
    """What operations wait for."""

    def __init__(self, specs, path, folders):
        self.disks = disks_of(specs, folders)
        self.specs = specs + [TIMER]
        self.path = path
        self.blocking = self.waiting = None
        self.slack = timer_slack()
        if specs:
            self.connect()

    def connect(self):
        """From now on it can be waited for answers, and in event loops for timers."""
        if self.blocking is None:
            from connections import Sockets, send
            self.blocking = Sockets(self.path, True)
            self.waiting = Sockets(self.path, False)
            self.send = send

    def timer(self, nanoseconds):
        """The operation of waiting so long."""
        return "io", len(self.specs) - 1, nanoseconds, 0, 0, 1

    def message(self, operation):
        _, device, time_, connect, size, _ = operation
        return REQUEST.pack(device, time.monotonic_ns(), time_, connect, size)

    def request(self, operation):
        """Blocks the thread; drops the GIL as often as the step says."""
        if operation[1] in self.disks:
            self.disks[operation[1]].request(operation[4])
            return
        releases = operation[5]
        if releases == 1 and self.specs[operation[1]]["type"] == "delay":
            # A timer is one system call without any other process. What the kernel adds to it on
            # purpose is taken off, because the answer of a remote party has no such slack.
            time.sleep(max(0.0, operation[2] / 1e9 - self.slack))
            return
        one = self.blocking.take()
        message = self.message(operation)
        if releases == 1 and self.send is not None:
            self.send(one.fileno(), message, len(message), 0)
        else:
            for _ in range(releases - 2):
                one.send(b"")
            one.send(message)
        if not one.recv(1):
            raise RuntimeError("the devices are gone")
        self.blocking.give(one)

    def request_green(self, operation):
        """The same for greenlets, whose sockets do not really block."""
        one = self.blocking.take()
        one.send(self.message(operation))
        one.recv(1)
        self.blocking.give(one)
