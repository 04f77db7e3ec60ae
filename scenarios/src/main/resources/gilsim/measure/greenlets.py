"""Runs task programs as greenlets of one gevent hub.

Nothing is patched: patching would change the threads, sockets and clocks of the harness, too. What
gevent.monkey would put in the place of time.sleep, sockets and locks is used by its own name; the
programs are those of threads (blocking.py), as they are in real programs.
"""
import collections
import socket
import threading

import gevent
import gevent.event
import gevent.lock
import gevent.queue
import gevent.socket

from blocking import Blocking
from connections import Spare
from death import LostTask
from devices import READY
from futures import Future
from lines import Line
from run import members, now


class GreenSync(object):
    """Locks, queues and conditions between greenlets of one hub."""

    def __init__(self, request):
        self.locks = [gevent.lock.BoundedSemaphore(1) for _ in request["locks"]]
        self.queues = [gevent.queue.Queue(one["capacity"] or None) for one in request["queues"]]
        self.items = [None] * len(self.queues)
        self.conditions = []
        for one in request["conditions"]:
            lock = None if one["lock"] is None else self.locks[one["lock"]]
            self.conditions.append(
                (Condition(lock or gevent.lock.BoundedSemaphore(1)), lock is None))


class Condition(object):
    """What threading.Condition is with gevent's locks (Lib/threading.py); gevent has none of its own."""

    def __init__(self, lock):
        self.acquire = lock.acquire
        self.release = lock.release
        self.waiters = collections.deque()

    def wait(self):
        waiter = gevent.lock.BoundedSemaphore(1)
        waiter.acquire()
        self.waiters.append(waiter)
        self.release()
        waiter.acquire()
        self.acquire()

    def notify(self):
        if self.waiters:
            self.waiters.popleft().release()

    def notify_all(self):
        while self.waiters:
            self.notify()


class GreenLine(Line):
    """A connection that a hub watches, from when it is first used: a hub belongs to one thread,
    which need not be the one that opens the connection."""

    def watched(self):
        if not isinstance(self.socket, gevent.socket.socket):
            self.socket = gevent.socket.socket(
                socket.AF_UNIX, socket.SOCK_STREAM, 0, self.socket.detach())
            self.recv = self.socket.recv
        return self


class GreenBlocking(Blocking):
    """What greenlets do: as threads, but whatever blocks lets the hub go on."""

    def __init__(self, run, sync, lines):
        Blocking.__init__(self, run, sync, self.request)
        self.lines = lines
        self.doing["sleep"] = lambda op, task: gevent.sleep(op[1])
        for variable in run.variables:
            variable.sleep = gevent.sleep

    def request(self, operation):
        if operation[1] in self.run_.devices.disks:  # files have no other way not to stop the hub
            gevent.get_hub().threadpool.apply(self.run_.devices.request, (operation,))
            return
        one = self.lines.take().watched()
        one.ask(operation)
        if not one.recv(1):
            raise RuntimeError("the devices are gone")
        self.lines.give(one)

    def pause(self, nanoseconds):
        self.request(self.run_.devices.timer(nanoseconds))

    def wait(self, operation, task):
        for _, child in task.awaited(operation[1], operation[2]):
            try:
                child.get() if isinstance(child, gevent.Greenlet) else result_of(child)
            except LostTask:  # as concurrent.futures.wait, which only returns
                pass


def result_of(future):
    """Waits for what runs in another thread or process."""
    hub = gevent.get_hub()
    if not hasattr(future, "add_done_callback"):  # a process that is joined
        return hub.threadpool.apply(future.result)
    ended = gevent.event.Event()
    future.add_done_callback(lambda _: hub.loop.run_callback_threadsafe(ended.set))
    ended.wait()
    return future.result()


def warm_up():
    """The first switch of a process imports and makes what others find: part of the program's
    start, not of its time."""
    gevent.spawn(gevent.sleep, 0).join()


class Greenlets(object):
    """The strategy gevent: the main greenlet spawns one for everything that comes."""

    def __init__(self, run, spec, kinds, sync=None):
        self.run = run
        self.kinds = kinds
        self.limit = spec.get("limit")
        self.sync = sync
        self.lines = Spare(lambda: GreenLine(run.devices.path, False))
        self.loop = None
        self.thread = None
        self.stopped = None
        self.greenlets = []
        self.ready = threading.Event()

    def prepare(self):
        self.lines.prepare(READY)

    def start(self):
        self.thread = threading.get_ident()
        self.loop = gevent.get_hub().loop
        # Without any watcher a hub ends as soon as all greenlets wait for other threads.
        watcher = self.loop.async_()
        watcher.start(lambda: None)
        self.stopped = gevent.event.Event()
        self.host = GreenBlocking(self.run, self.sync or GreenSync(self.run.request), self.lines)
        # Around each whole task, as asyncio's: a Pool would not even spawn those without a place.
        self.places = gevent.lock.Semaphore(self.limit) if self.limit else None
        self.ready.set()
        try:
            self.main()
        finally:
            watcher.stop()
            watcher.close()
            self.loop = None

    def main(self):
        for kind in self.kinds:
            task = self.run.request["tasks"][kind]
            arrival = task["arrival"]
            for member in range(members(task)):
                if "count" in arrival:
                    self.spawn(self.one_pass, kind, member, self.run.begin)
                else:
                    self.spawn(self.endless, kind, member, members(task), arrival)
            if "gap" in arrival:
                self.spawn(self.stream, kind, arrival)
        if not self.awaited():
            self.stopped.wait()
        while self.greenlets:  # those that tasks have submitted meanwhile, too
            some, self.greenlets = self.greenlets, []
            gevent.joinall(some, raise_error=True)

    def awaited(self):
        """Whether the main greenlet waits for the others, or else until it is stopped."""
        return self.run.deadline is None and self.kinds

    def spawn(self, function, *arguments):
        greenlet = gevent.spawn(function, *arguments)
        if self.awaited():
            self.greenlets.append(greenlet)
        return greenlet

    def stop(self):
        """No more tasks will be submitted; may be called from any thread."""
        self.ready.wait()
        loop = self.loop
        if loop is not None:
            loop.run_callback_threadsafe(self.stopped.set)

    def stream(self, kind, arrival):
        for due, index in self.run.arrival_times(kind, arrival):
            if due > now():
                self.host.pause(due - now())
            self.run.arrivals.append(due)
            self.spawn(self.one_pass, kind, index, due)

    def endless(self, kind, member, count, arrival):
        """A client or a loop."""
        index = member
        begin = self.run.begin
        while not self.run.is_over():
            self.run.arrivals.append(begin)
            stream = self.one_pass(kind, index, begin)
            if "clients" in arrival:
                pause = self.run.think(arrival, stream, index)
                if pause > 0:
                    self.host.pause(pause)
                else:
                    gevent.sleep(0)
            begin = now()
            index += count

    def submit(self, kind, index):
        """From this hub or from another thread; the result can be awaited there."""
        begin = now()
        self.run.arrivals.append(begin)
        if threading.get_ident() == self.thread:
            return self.spawn(self.one_pass, kind, index, begin)
        self.ready.wait()
        return self.call((kind, index, begin))

    def call(self, call):
        """Runs a pass in the hub, from another thread."""
        done = Future()

        def body():
            try:
                self.one_pass(*call)
            except BaseException as error:
                done.set_exception(error)
            else:
                done.set_result(None)

        loop = self.loop
        if loop is None:
            raise RuntimeError("the hub has ended")
        loop.run_callback_threadsafe(self.spawn, body)
        return done

    def one_pass(self, kind, index, arrival):
        if self.places is None:
            return self.host.one_pass(kind, index, arrival)
        with self.places:
            return self.host.one_pass(kind, index, arrival)
