"""The program's side of the devices: how a thread or a coroutine waits for an answer."""
import json
import os
import socket
import struct
import subprocess
import sys
import threading
import time

from disks import disks
from old import ISOLATED

REQUEST = struct.Struct("=iqqqd")  # as in server.py
READY_SOCKETS = 64
TIMER = {"type": "delay"}  # one more device: pauses of clients in an event loop

try:
    import ctypes
    _send = ctypes.PyDLL(None).send  # PyDLL: unlike socket.send it keeps the GIL
    _send.argtypes = [ctypes.c_int, ctypes.c_char_p, ctypes.c_size_t, ctypes.c_int]
except Exception:
    _send = None


def timer_slack():
    """By how much the kernel lets a timer of this thread be late, seconds."""
    try:
        with open("/proc/self/timerslack_ns") as file:
            return int(file.read()) / 1e9
    except (IOError, OSError, ValueError):
        return 0.0


class Sockets(object):
    """Connections to the server, used again and again; each carries one request at a time."""

    def __init__(self, path, blocking):
        self.path = path
        self.blocking = blocking
        self.free = []
        self.owner = os.getpid()

    def prepare(self, count):
        self.free = [self.open() for _ in range(count)]

    def open(self):
        one = socket.socket(socket.AF_UNIX)
        one.connect(self.path)
        one.setblocking(self.blocking)
        return one

    def take(self):
        if self.owner != os.getpid():  # a forked child must not answer its parent's requests
            self.free, self.owner = [], os.getpid()
        try:
            return self.free.pop()
        except IndexError:
            return self.open()

    def give(self, one):
        self.free.append(one)


class Devices(object):
    """What operations wait for."""

    def __init__(self, specs, path, folders):
        self.disks = disks(specs, folders)
        self.specs = specs + [TIMER]
        self.path = path
        self.blocking = Sockets(path, True)
        self.waiting = Sockets(path, False)
        self.slack = timer_slack()

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
        if releases == 1 and _send is not None:
            _send(one.fileno(), message, len(message), 0)
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
