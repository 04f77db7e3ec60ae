"""In a worker process: what runs its tasks, and how the parent is told of them."""
import os
import threading

from blocking import Blocking
from increments import Variable
from old import start_thread
from own import Own
from run import members, new_run, now

FLUSH_SECONDS = 0.1

HOST = None  # what runs the passes of this process
PAYLOADS = {}  # results by kind of task


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


def initialize(request, path, begin, deadline, sync, inherited, inner):
    """A worker process gets ready.

    inherited: what runs passes, made by the parent, in a forked process; others make their own of the
    request; inner: the strategy inside it, of which inside.py makes something.
    """
    global HOST
    HOST = inherited or Blocking(new_run(request, path), sync)
    run = HOST.run_
    run.records, run.arrivals, run.ready = [], [], []  # what the parent knows already
    run.variables = [Variable(one) for one in run.request["variables"]]
    run.begin, run.deadline = begin, deadline
    run.executors = Own(HOST)
    run.ready.append(now())


def news():
    """What happened in this process since the last time: records, arrivals, when it was ready;
    and, if there are variables, who it is and how they have grown so far."""
    run = HOST.run_
    growth = (os.getpid(), [one.growth() for one in run.variables]) if run.variables else None
    return taken(run.records), taken(run.arrivals), taken(run.ready), growth


def taken(things):
    """Takes all out of a list to which other threads may append meanwhile."""
    found = []
    while things:
        try:
            found.append(things.pop())
        except IndexError:  # another thread was faster
            break
    return found


def result(kind):
    if kind not in PAYLOADS:  # made once: what a result costs is its way, not its making
        PAYLOADS[kind] = b"\0" * HOST.run_.request["tasks"][kind]["result"]
    return news(), PAYLOADS[kind]


def one_pass(kind, index, arrival, payload):
    """A pass of a task, for a pool."""
    HOST.one_pass(kind, index, arrival)
    return result(kind)


def attempt(*call):
    """The same where a pool cannot tell its owner of errors (Python 2)."""
    try:
        return one_pass(*call)
    except BaseException as error:
        return "%s: %s" % (type(error).__name__, error)


def chunk(calls):
    """Passes that travel together."""
    return [one_pass(*call) for call in calls]


def dedicated(setup, kind, index, arrival, payload, results):
    """The body of a process of its own: one task, client or loop."""
    initialize(*setup)
    run, host = HOST.run_, HOST
    if setup[-1]:
        import inside
        host = inside.Nest(setup[-1])
    task = run.request["tasks"][kind]
    if "count" in task["arrival"] or arrival is not None:
        try:
            host.one_pass(kind, index, run.begin if arrival is None else arrival)
        except Exception as error:
            results.put("%s: %s" % (type(error).__name__, error))
            os._exit(1)
        results.put(news())
        return
    over = threading.Event()

    def endless():
        host.endless(kind, index, members(task), task["arrival"])
        over.set()
        threading.Event().wait()  # the kernel forgets the context switches of a thread that ends

    start_thread(endless)
    while not over.is_set():
        # What ended before the deadline is told right after it.
        left = FLUSH_SECONDS if run.deadline is None else (run.deadline - now()) / 1e9
        over.wait(min(FLUSH_SECONDS, left) if left > 0 else FLUSH_SECONDS)
        results.put(news())
    threading.Event().wait()  # until the run is over for all
