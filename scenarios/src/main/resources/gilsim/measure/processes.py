"""Strategies whose tasks run in processes or interpreters of their own."""
import concurrent.futures
import multiprocessing

import threading

from blocking import Blocking
from devices import Devices
from draws import Streams
from increments import Variable
from programs import Programs
from run import Run, members, now
from strategies import Front

FLUSH_NANOSECONDS = 100000000

HOST = None  # of a worker process: what runs its passes
RESULTS = {}  # of a worker process: by kind of task
READY = None  # of a worker process: when it was ready, until that was told


class ProcessSync(object):
    """Locks, queues and conditions between processes."""

    def __init__(self, request, context):
        self.locks = [context.Lock() for _ in request["locks"]]
        self.queues = [context.Queue(one["capacity"]) for one in request["queues"]]
        self.items = [b"\0" * one["item"] for one in request["queues"]]
        self.conditions = []
        for one in request["conditions"]:
            lock = None if one["lock"] is None else self.locks[one["lock"]]
            self.conditions.append((context.Condition(lock or context.Lock()), lock is None))


def new_run(request, path):
    """The run of one process."""
    streams = Streams(int(request["seed"]), request["replication"])
    devices = Devices(request["devices"], path)
    programs = Programs(request, streams)
    return Run(request, programs, devices, [Variable(one) for one in request["variables"]])


def initialize(request, path, begin, deadline, sync, inherited=None):
    """A worker process gets ready."""
    global HOST, READY
    run = inherited or new_run(request, path)
    run.records, run.arrivals = [], []  # what the parent knows already
    run.variables = [Variable(one) for one in run.request["variables"]]
    run.begin, run.deadline = begin, deadline
    HOST = Blocking(run, sync)
    READY = now()


def records():
    """What happened in this process since the last time, and when it was ready."""
    global READY
    run, ready = HOST.run_, READY
    found, run.records, READY = run.records, [], None
    return found, ready


def one_pass(kind, index, arrival, payload):
    """In a worker process: a pass of a task."""
    HOST.one_pass(kind, index, arrival)
    return records(), result(kind)


def result(kind):
    """Made once: what a result costs is its way, not its making."""
    if kind not in RESULTS:
        RESULTS[kind] = b"\0" * HOST.run_.request["tasks"][kind]["result"]
    return RESULTS[kind]


def chunk(calls):
    return [one_pass(*call) for call in calls]


def dedicated(setup, kind, index, arrival, payload, results):
    """The body of a process of its own: one task, client or loop."""
    initialize(*setup)
    run = HOST.run_
    task = run.request["tasks"][kind]
    if "count" in task["arrival"] or arrival is not None:
        HOST.one_pass(kind, index, run.begin if arrival is None else arrival)
        results.put(records())
        return
    thread = threading.Thread(
        target=HOST.endless, args=(kind, index, members(task), task["arrival"]), daemon=True)
    thread.start()
    while thread.is_alive():
        thread.join(FLUSH_NANOSECONDS / 1e9)
        results.put(records())


class Workers(object):
    """What the process strategies share."""

    def __init__(self, run, spec, kinds, path, inherited):
        self.run = run
        self.spec = spec
        self.kinds = kinds
        self.payloads = [b"\0" * task["arguments"] for task in run.request["tasks"]]
        self.context = multiprocessing.get_context(spec.get("start"))
        self.sync = ProcessSync(run.request, self.context)
        # A forked process has everything already; others get it when they start.
        forked = self.context.get_start_method() == "fork"
        self.setup = lambda: (
            None if forked else run.request, path, run.begin, run.deadline, self.sync,
            inherited if forked else None)

    def take(self, result):
        self.note(result[0])

    def note(self, told):
        found, ready = told
        self.run.records.extend(found)
        if ready is not None:
            self.run.ready.append(ready)

    def submit(self, kind, index):
        arrival = now()
        self.run.arrivals.append(arrival)
        return self.hand_over(kind, index, arrival)


class ProcessPool(Workers):
    """A ProcessPoolExecutor."""

    def open(self):
        self.pool = concurrent.futures.ProcessPoolExecutor(
            self.spec["workers"], mp_context=self.context, initializer=initialize,
            initargs=self.setup())

    def start(self):
        if self.spec.get("chunk", 1) > 1:
            self.start_chunks()
        Front(self.run, self.kinds, self.hand_over).feed()

    def stop(self):
        self.pool.shutdown()

    def start_chunks(self):
        """Batches travel as Executor.map sends them; the rest as Front does."""
        size = self.spec["chunk"]
        futures = []
        for kind in self.kinds:
            task = self.run.request["tasks"][kind]
            calls = [(kind, index, self.run.begin, self.payloads[kind])
                     for index in range(task["arrival"].get("count", 0))]
            for first in range(0, len(calls), size):
                futures.append(self.pool.submit(chunk, calls[first:first + size]))
            if calls:
                task["arrival"] = {"submitted": True}
        for future in futures:
            for result in future.result():
                self.take(result)

    def hand_over(self, kind, index, arrival):
        done = concurrent.futures.Future()

        def ended(future):
            try:
                self.take(future.result())
                done.set_result(None)
            except BaseException as error:
                done.set_exception(error)

        self.pool.submit(one_pass, kind, index, arrival, self.payloads[kind]).add_done_callback(
            ended)
        return done


class MultiprocessingPool(Workers):
    """A multiprocessing.Pool."""

    def open(self):
        self.pool = self.context.Pool(self.spec["workers"], initialize, self.setup())

    def start(self):
        Front(self.run, self.kinds, self.hand_over).feed()

    def stop(self):
        self.pool.close()
        self.pool.join()

    def hand_over(self, kind, index, arrival):
        done = concurrent.futures.Future()

        def ended(result):
            self.take(result)
            done.set_result(None)

        self.pool.apply_async(
            one_pass, (kind, index, arrival, self.payloads[kind]), callback=ended,
            error_callback=done.set_exception)
        return done


class ProcessEach(Workers):
    """A Process per task, client and loop."""

    def open(self):
        self.results = self.context.SimpleQueue()
        threading.Thread(target=self.listen, daemon=True).start()

    def start(self):
        Front(self.run, self.kinds, self.hand_over, self.launch_endless).feed()

    def listen(self):
        while True:
            told = self.results.get()
            if told is None:
                return
            self.note(told)

    def launch(self, kind, index, arrival):
        process = self.context.Process(
            target=dedicated,
            args=(self.setup(), kind, index, arrival, self.payloads[kind], self.results))
        process.daemon = True
        process.start()
        return process

    def launch_endless(self, kind, member, count, arrival):
        self.launch(kind, member, None)

    def hand_over(self, kind, index, arrival):
        return Joined(self.launch(kind, index, arrival), self.run)

    def stop(self):
        self.results.put(None)


class Joined(object):
    """A process that is waited for."""

    def __init__(self, process, run):
        self.process = process
        self.run = run

    def result(self):
        self.process.join()
        if self.process.exitcode != 0:
            self.run.failures.append("a process ended with exit code %d" % self.process.exitcode)
