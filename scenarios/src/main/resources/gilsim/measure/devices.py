"""The program's side of the devices: how a thread or a coroutine waits for an answer.

A spawned process imports this at its start, so what only some programs need is imported for them
only: their start would look longer than that of a program that does as little.
"""
import time

READY = 128
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
        self.connections = None
        self.slack = timer_slack()
        if specs:
            self.connect()

    def connect(self):
        """From now on it can be waited for answers, and in event loops for timers."""
        if self.connections is None:
            from connections import Connections
            self.connections = Connections(self.path)

    def prepare(self, blocking):
        """Makes what is needed soon, so that it takes no time of the run."""
        self.connect()
        self.connections.prepare(READY, set(one["type"] for one in self.specs), blocking)

    def timer(self, nanoseconds):
        """The operation of waiting so long."""
        return "io", len(self.specs) - 1, nanoseconds, 0, 0, 0

    def carriers(self, operation, blocking):
        """What brings an operation's answer."""
        return self.connections.carriers(self.specs[operation[1]]["type"], blocking)

    def request(self, operation):
        """Blocks the thread; drops the GIL as often as the step says."""
        if operation[1] in self.disks:
            self.disks[operation[1]].request(operation[4])
            return
        if operation[5] == 1 and self.specs[operation[1]]["type"] == "delay":
            # One system call. What the kernel adds to it on purpose is taken off, because the
            # answer of a remote party has no such slack.
            time.sleep(max(0.0, operation[2] / 1e9 - self.slack))
            return
        carriers = self.carriers(operation, True)
        one = carriers.take()
        one.ask(operation)
        if not one.recv(1):
            raise RuntimeError("the devices are gone")
        carriers.give(one)
