"""The devices, in a process of their own: requests come over a local socket that only this user
can reach, answers go back when they are due.

usage: server.py SOCKET DEVICES     DEVICES: a file with JSON

What a device does is computed at the times when it should happen (a request counts from when its
sender sent it, a service begins when the last one should have ended), so that lateness of this
process does not add up. It sleeps between events; what it cost is said at its end, which comes
when its standard input ends or has something to read.
"""
import collections
import errno
import heapq
import json
import os
import random
import select
import socket
import struct
import sys
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

import old  # noqa: E402, F401
from early import Early  # noqa: E402

REQUEST = struct.Struct("=iqqqd")  # device, sent at, nanoseconds, nanoseconds to connect, bytes
DONE, REFUSED = b".", b"x"
PR_SET_TIMERSLACK = 29
GONE = (errno.EPIPE, errno.ECONNRESET, errno.ENOTCONN, errno.EBADF)  # the program has ended
MOST_URGENT = -20
TENTHS = 10


class Delay(object):
    """No contention."""

    def __init__(self, spec, server):
        self.server = server

    def request(self, at, client, time_, connect, size):
        self.server.answer(self, at + time_, client)


class Queue(object):
    """Servers behind one waiting line; a limit refuses, or lets wait in front."""

    def __init__(self, spec, server):
        self.server = server
        self.free = spec["servers"]
        self.places = spec["capacity"] - spec["servers"] if spec.get("capacity") else None
        self.refuses = spec.get("refuses", False)
        self.bandwidth = spec.get("bandwidth")
        self.bus = spec.get("bus")
        self.bus_free = 0
        self.discipline = spec.get("discipline", "fifo")
        self.inside = collections.deque()
        self.outside = collections.deque()

    def request(self, at, client, time_, connect, size):
        if self.bandwidth:
            time_ += int(size * 1e9 / self.bandwidth)
        if self.free:
            self.free -= 1
            self.serve(at, client, time_, size)
        elif self.places is None or len(self.inside) < self.places:
            self.inside.append((client, time_, size))
        elif self.refuses:
            self.server.refuse(self, at, client)
        else:
            self.outside.append((client, time_, size))

    def serve(self, at, client, time_, size):
        if self.bus and size:
            self.server.at(at + time_, lambda served: self.move(served, client, size))
        else:
            self.server.answer(self, at + time_, client, self.ended)

    def move(self, at, client, size):
        """All servers share a bus, which moves the bytes of one request after another."""
        self.bus_free = max(self.bus_free, at) + int(size * 1e9 / self.bus)
        self.server.answer(self, self.bus_free, client, self.ended)

    def ended(self, at):
        if self.inside:
            self.serve(at, *self.next())
            if self.outside:
                self.inside.append(self.outside.popleft())
        elif self.outside:
            self.serve(at, *self.outside.popleft())
        else:
            self.free += 1

    def next(self):
        if self.discipline == "lifo":
            return self.inside.pop()
        if self.discipline == "fifo":
            return self.inside.popleft()
        if self.discipline == "random":
            place = random.randrange(len(self.inside))
        else:
            place = min(range(len(self.inside)), key=lambda i: self.inside[i][1])
        chosen = self.inside[place]
        del self.inside[place]
        return chosen


class Shared(object):
    """A bandwidth that all transfers share equally."""

    def __init__(self, spec, server):
        self.server = server
        self.bandwidth = spec["bandwidth"] / 1e9
        self.latency = spec["latency"]
        self.moving = []  # heap: (bytes per transfer at which it is done, number, client)
        self.moved = 0.0  # bytes that a transfer under way since the beginning would have moved
        self.since = 0
        self.numbers = 0
        self.version = 0

    def request(self, at, client, time_, connect, size):
        self.server.at(at + self.latency, lambda begin: self.begin(begin, client, size))

    def begin(self, at, client, size):
        self.advance(at)
        self.numbers += 1
        heapq.heappush(self.moving, (self.moved + size, self.numbers, client))
        self.plan()

    def advance(self, at):
        if self.moving:
            self.moved += max(0, at - self.since) * self.bandwidth / len(self.moving)
        self.since = max(self.since, at)

    def plan(self):
        self.version += 1
        if self.moving:
            left = max(0.0, self.moving[0][0] - self.moved)
            version = self.version
            due = self.since + int(left * len(self.moving) / self.bandwidth)
            self.server.at(due, lambda at: self.finish(at, version))

    def finish(self, at, version):
        if version == self.version:
            self.advance(at)
            self.server.answer_now(self, at, heapq.heappop(self.moving)[2])
            self.plan()


class TokenBucket(object):
    """A rate limit: generic cell rate algorithm."""

    def __init__(self, spec, server):
        self.server = server
        self.interval = 1e9 / spec["rate"]
        self.ahead = (spec["burst"] - 1) * self.interval
        self.refuses = spec.get("refuses", False)
        self.full = 0.0

    def request(self, at, client, time_, connect, size):
        grant = max(at, self.full - self.ahead)
        if grant > at and self.refuses:
            self.server.refuse(self, at, client)
            return
        self.full = max(grant, self.full) + self.interval
        self.server.answer(self, int(grant) + time_, client)


class ConnectionPool(Queue):
    """Connections, each for one request at a time, opened when they are first needed."""

    def __init__(self, spec, server):
        Queue.__init__(self, dict(spec, servers=spec["size"]), server)
        self.unopened = spec["size"]

    def request(self, at, client, time_, connect, size):
        # A free connection that is open comes before one that is not.
        if self.free and self.free == self.unopened:
            self.unopened -= 1
            time_ += connect
        Queue.request(self, at, client, time_, connect, size)


KINDS = {"delay": Delay, "queue": Queue, "shared": Shared, "token-bucket": TokenBucket,
         "connection-pool": ConnectionPool}


class Answers(object):
    """Sends them. Who asks for one reads it before it asks again, so that there is always room: one that cannot be sent
    is an error of the run, unless the program is gone."""

    def __init__(self):
        self.lost = []

    def send(self, client, what):
        try:
            client.send(what)
        except (OSError, IOError) as error:
            if error.errno not in GONE:
                self.lost.append(os.strerror(error.errno))


class Server(object):
    def __init__(self, path, specs):
        self.answers = Answers()
        self.timers = []
        self.count = 0
        self.requests = 0
        self.refused = [0] * len(specs)
        self.devices = [KINDS[spec["type"]](spec, self) for spec in specs]
        self.late = dict((device, []) for device in self.devices)
        self.clients = {}
        self.early = Early()
        self.listener = socket.socket(socket.AF_UNIX)
        self.listener.bind(path)
        self.listener.listen(4096)
        self.listener.setblocking(False)
        self.events = select.epoll()
        self.events.register(self.listener.fileno(), select.EPOLLIN)
        self.events.register(0, select.EPOLLIN)

    def at(self, due, function):
        self.count += 1
        heapq.heappush(self.timers, (due, self.count, function))

    def answer(self, device, due, client, then=None):
        def fire(at):
            if then:
                then(at)
            self.answer_now(device, at, client)
        self.at(due, fire)

    def answer_now(self, device, due, client):
        self.late[device].append(time.monotonic_ns() - due)
        self.answers.send(client, DONE)

    def refuse(self, device, at, client):
        self.refused[self.devices.index(device)] += 1
        self.late[device].append(time.monotonic_ns() - at)
        self.answers.send(client, REFUSED)

    def wait(self):
        """Sleeps until the next timer or request. epoll itself only knows milliseconds."""
        timeout = None
        if self.timers:
            due = self.timers[0][0]
            timeout = (due - self.early.nanoseconds - time.monotonic_ns()) / 1e9
        if timeout is None or timeout > 0:
            if select.select([self.events], [], [], timeout)[0]:
                return self.events.poll(0)
            self.early.learn(time.monotonic_ns() > due)
        while True:
            events = self.events.poll(0)
            if events or not self.timers or time.monotonic_ns() >= due:
                return events

    def run(self):
        """Until standard input ends."""
        self.started = time.process_time()  # what its start cost was before the run
        while True:
            for number, event in self.wait():
                if number == 0:
                    return
                if number == self.listener.fileno():
                    self.accept()
                else:
                    self.read(number)
            while self.timers and self.timers[0][0] <= time.monotonic_ns():
                due, _, function = heapq.heappop(self.timers)
                function(due)

    def accept(self):
        try:
            while True:
                client, _ = self.listener.accept()
                client.setblocking(False)
                self.clients[client.fileno()] = client
                self.events.register(client.fileno(), select.EPOLLIN)
        except (OSError, IOError):
            return

    def read(self, number):
        client = self.clients[number]
        try:
            data = client.recv(REQUEST.size)
        except (OSError, IOError):
            data = b""
        if len(data) < REQUEST.size:  # requests are written in one piece
            self.events.unregister(number)
            self.clients.pop(number).close()
            return
        device, sent, time_, connect, size = REQUEST.unpack(data)
        self.requests += 1
        self.devices[device].request(sent, client, time_, connect, size)

    def summary(self):
        used = time.process_time() - self.started
        return {"requests": self.requests, "cpu": used, "refused": self.refused,
                "lost": self.answers.lost,
                "late": [tenths(self.late[device]) for device in self.devices]}


def tenths(nanoseconds):
    """The means of the least tenth, of the next and so on, seconds; of fewer than ten, each."""
    ordered = sorted(nanoseconds)
    parts = min(TENTHS, len(ordered))
    bounds = [len(ordered) * part // parts for part in range(parts + 1)] if parts else []
    return [sum(ordered[begin:end]) / 1e9 / (end - begin)
            for begin, end in zip(bounds, bounds[1:])]


def main():
    try:
        import ctypes
        ctypes.CDLL(None).prctl(PR_SET_TIMERSLACK, 1, 0, 0, 0)
    except Exception:
        pass
    try:
        os.nice(MOST_URGENT)  # a remote party needs none of our processors, so it waits for none
    except OSError:  # few may do that
        pass
    with open(sys.argv[2]) as file:
        server = Server(sys.argv[1], json.load(file))
    print("ready")
    sys.stdout.flush()
    server.run()
    print(json.dumps(server.summary()))


if __name__ == "__main__":
    main()
