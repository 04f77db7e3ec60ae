"""Runs task programs in threads: every blocking step blocks the thread."""
import threading
import time

from death import LostTask
from run import Pass, now, put_memory

try:
    import queue
except ImportError:
    import Queue as queue
import work


class ThreadSync(object):
    """Locks, queues and conditions between threads."""

    def __init__(self, request):
        self.locks = [threading.Lock() for _ in request["locks"]]
        self.queues = [queue.Queue(one["capacity"]) for one in request["queues"]]
        self.items = [None] * len(self.queues)
        self.conditions = []
        for one in request["conditions"]:
            lock = None if one["lock"] is None else self.locks[one["lock"]]
            self.conditions.append((threading.Condition(lock or threading.Lock()), lock is None))


class Blocking(object):
    """What threads do. One object serves all threads of a process."""

    def __init__(self, run, sync, request_device=None):
        self.run_ = run
        self.sync = sync
        self.request_device = request_device or run.devices.request
        self.doing = {
            "compute": lambda op, task: work.compute(op[1]),
            "held": lambda op, task: work.held(op[1]),
            "released": lambda op, task: work.released(op[1]),
            "sleep": lambda op, task: time.sleep(op[1]),
            "io": lambda op, task: self.request_device(op),
            "lock": self.lock,
            "repeat": self.repeat,
            "increment": self.increment,
            "put": lambda op, task: self.sync.queues[op[1]].put(self.sync.items[op[1]]),
            "get": lambda op, task: self.sync.queues[op[1]].get(),
            "condition": self.condition,
            "submit": self.submit,
            "wait": self.wait,
        }

    def operations(self, operations, task):
        doing = self.doing
        for operation in operations:
            doing[operation[0]](operation, task)

    def lock(self, operation, task):
        with self.sync.locks[operation[1]]:
            self.operations(operation[2], task)

    def repeat(self, operation, task):
        for _ in range(operation[1]):
            self.operations(operation[2], task)

    def increment(self, operation, task):
        _, variable, times, statement, value = operation
        self.run_.variables[variable].increment(times, statement, value)

    def condition(self, operation, task):
        condition, own = self.sync.conditions[operation[1]]
        if own:
            condition.acquire()
        try:
            if operation[2] == "wait":
                condition.wait()
            elif operation[2] == "notify":
                condition.notify()
            else:
                condition.notify_all()
        finally:
            if own:
                condition.release()

    def submit(self, operation, task):
        _, kind, to, count, numbering = operation
        executor = self.run_.executor(kind, to)
        for _ in range(count):
            index = task.next_index(kind, *numbering)
            task.children.append((kind, executor.submit(kind, index)))

    def wait(self, operation, task):
        for _, child in task.awaited(operation[1], operation[2]):
            try:
                child.result()
            except LostTask:  # as concurrent.futures.wait, which only returns
                pass

    def one_pass(self, kind, index, arrival, operations=None):
        """Runs a pass of a task and writes it down."""
        try:
            stream = None
            if operations is None:
                operations, stream = self.run_.operations(kind, index)
            memory = put_memory(self.run_.request["tasks"][kind])
            self.operations(operations, Pass(index))
            del memory
            self.run_.done(kind, arrival)
            return stream
        except BaseException as error:
            self.run_.fail(error)
            raise

    def endless(self, kind, member, count, arrival):
        """A client or a loop, until the process ends."""
        index = member
        begin = self.run_.begin
        while not self.run_.is_over():
            self.run_.arrivals.append(begin)
            operations, stream = self.run_.operations(kind, index)
            self.one_pass(kind, index, begin, operations)
            if "clients" in arrival:
                self.run_.pause(kind, index, arrival, stream)
            begin = now()
            index += count
