"""The program's side of the devices: how a thread or a coroutine waits for an answer."""
import json
import os
import subprocess
import sys
import threading
import time
from functools import partial

from alarms import CALLS, Alarm
from disks import disks
from lines import Line
from old import ISOLATED

READY_SOCKETS = 128
TIMER = {"type": "delay"}  # one more device: pauses of clients in an event loop


def timer_slack():
    """By how much the kernel lets a timer of this thread be late, seconds."""
    try:
        with open("/proc/self/timerslack_ns") as file:
            return int(file.read()) / 1e9
    except (IOError, OSError, ValueError):
        return 0.0


class Spare(object):
    """Lines or alarms, used again and again."""

    def __init__(self, make):
        self.make = make
        self.free = []
        self.owner = os.getpid()

    def prepare(self, count):
        self.free = [self.make() for _ in range(count)]

    def take(self):
        if self.owner != os.getpid():  # a forked child must not answer its parent's requests
            self.free, self.owner = [], os.getpid()
        try:
            return self.free.pop()
        except IndexError:
            return self.make()

    def give(self, one):
        self.free.append(one)


class Devices(object):
    """What operations wait for."""

    def __init__(self, specs, path, folders):
        self.disks = disks(specs, folders)
        self.specs = specs + [TIMER]
        self.lines = dict((one, Spare(partial(Line, path, one))) for one in (True, False))
        self.alarms = dict((one, Spare(partial(Alarm, path, one))) for one in (True, False))
        self.slack = timer_slack()

    def timer(self, nanoseconds):
        """The operation of waiting so long."""
        return "io", len(self.specs) - 1, nanoseconds, 0, 0, 0

    def carriers(self, operation, blocking):
        """What brings an operation's answer."""
        alone = CALLS and self.specs[operation[1]]["type"] == "delay"
        return (self.alarms if alone else self.lines)[blocking]

    def prepare(self, count, blocking):
        """What is needed soon, so that making it takes no time of the run."""
        if CALLS:
            self.alarms[blocking].prepare(count)
        if not CALLS or any(one["type"] != "delay" for one in self.specs):
            self.lines[blocking].prepare(count)

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

    def request_green(self, operation):
        """The same for greenlets, whose sockets do not really block."""
        one = self.lines[True].take()
        one.ask(operation)
        one.recv(1)
        self.lines[True].give(one)


class DeviceServer(object):
    """The process that plays the devices."""

    def __init__(self, specs, folder):
        self.path = os.path.join(folder, "devices-%d" % os.getpid())
        description = self.path + ".json"
        with open(description, "w") as file:
            json.dump(specs + [TIMER], file)
        here = os.path.dirname(os.path.abspath(__file__))
        self.process = subprocess.Popen(
            [sys.executable] + ISOLATED + [os.path.join(here, "server.py"), self.path, description],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, close_fds=True)
        if self.process.stdout.readline().strip() != b"ready":
            raise RuntimeError("the process that plays the devices does not start")

    def end(self):
        """What it did and what that cost."""
        # Not by closing it only: forked workers may still have the other end.
        out, _ = self.process.communicate(b"end")
        return json.loads(out.decode())
