"""A strategy inside each worker process (inside:).

Python has no such worker. It is what a program does that runs the loop of _process_worker
(Lib/concurrent/futures/process.py) or of worker (Lib/multiprocessing/pool.py) over an executor of its
own: the main thread reads a message, hands its tasks over and reads the next one while there is a
place for another task; the thread that ends the last task of a message writes the result.
"""
import concurrent.futures
import multiprocessing.pool
import os
import threading
from concurrent.futures import process

import worker
from run import Problem, now

PLAIN_WORKER = process._process_worker
PLAIN_POOL_WORKER = multiprocessing.pool.worker
MOST_CALLS = 1 << 30  # of a semaphore


class Threads(object):
    """A thread for each task."""

    def __init__(self, spec, host):
        self.host = host

    def hand_over(self, call, ended):
        threading.Thread(target=self.run, args=(call, ended), daemon=True).start()

    def submit(self, kind, index):
        """From a task of this process; the result can be waited for there."""
        done = concurrent.futures.Future()
        self.hand_over((kind, index, arrives(self.host)), done_in(done))
        return done

    def run(self, call, ended):
        if "count" in self.host.run_.request["tasks"][call[0]]["arrival"]:
            self.host.run_.ready.append(now())
        ended(*attempt(self.host.one_pass, call))


class Pool(object):
    """A ThreadPoolExecutor."""

    def __init__(self, spec, host):
        self.host = host
        self.pool = concurrent.futures.ThreadPoolExecutor(
            spec["workers"], initializer=lambda: host.run_.ready.append(now()))

    def hand_over(self, call, ended):
        self.pool.submit(self.run, call, ended)

    def submit(self, kind, index):
        return self.pool.submit(self.host.one_pass, kind, index, arrives(self.host))

    def run(self, call, ended):
        ended(*attempt(self.host.one_pass, call))


class Loop(object):
    """An event loop in a thread of its own. Locks and queues are those of processes: waiting for one
    blocks the loop."""

    def __init__(self, spec, host):
        self.loop = aio().EventLoop(host.run_, spec, [], aio().BlockingSync(host.sync))
        threading.Thread(target=self.loop.start, daemon=True).start()
        self.loop.ready.wait()

    def hand_over(self, call, ended):
        self.loop.call(self.run(call, ended))

    def submit(self, kind, index):
        return self.loop.submit(kind, index)

    async def run(self, call, ended):
        try:
            error = None
            await self.loop.one_pass(*call)
        except Exception as failed:
            error = failed
        ended(call[0], error)


class Greenlets(object):
    """A hub in a thread of its own. Locks and queues are those of processes: waiting for one blocks
    the hub."""

    def __init__(self, spec, host):
        import greenlets
        self.part = greenlets.Greenlets(host.run_, spec, [], host.sync)
        threading.Thread(target=self.part.start, daemon=True).start()
        self.part.ready.wait()

    def hand_over(self, call, ended):
        self.part.call(call).add_done_callback(
            lambda done: ended(call[0], done.exception()))

    def submit(self, kind, index):
        return self.part.submit(kind, index)


def arrives(host):
    """A task is submitted now."""
    arrival = now()
    host.run_.arrivals.append(arrival)
    return arrival


def done_in(future):
    """Sets a future when a task has ended."""
    return lambda _, error: future.set_result(None) if error is None else future.set_exception(error)


def aio():
    """The module, which a program without an event loop does not import."""
    import aio as module
    return module


EXECUTORS = {"threads": Threads, "thread-pool": Pool, "asyncio": Loop, "gevent": Greenlets}


def attempt(function, call):
    """The kind of task of a call, and how it failed."""
    try:
        function(*call)
        return call[0], None
    except Exception as error:
        return call[0], error


def at_once(spec):
    """How many tasks it works on at once; None: as many as it gets."""
    return spec.get("workers") or spec.get("limit")


def make(spec):
    if spec["type"] not in EXECUTORS:
        raise Problem("the harness lacks inside: " + spec["type"])
    made = EXECUTORS[spec["type"]](spec, worker.HOST)
    worker.HOST.run_.executors.inside = made
    return made


class Hands(object):
    """What the main thread of a worker has handed over and what is not answered yet."""

    def __init__(self, spec):
        self.executor = make(spec)
        self.most = at_once(spec)
        self.taken = 0
        self.changed = threading.Condition()

    def wait_for_place(self):
        with self.changed:
            while self.most is not None and self.taken >= self.most:
                self.changed.wait()

    def serve(self, calls, answer):
        """answer(results, error) is called by the thread that ends the last of them."""
        with self.changed:
            self.taken += len(calls)
        results, errors = [], []

        def ended(kind, error):
            result = worker.result(kind) if error is None else None
            with self.changed:
                results.append(result)
                errors.extend([error] if error else [])
                last = len(results) == len(calls)
            if last:
                answer(results, errors[0] if errors else None)
            with self.changed:
                self.taken -= 1
                self.changed.notify()

        for kind, index, arrival, _ in calls:
            self.executor.hand_over((kind, index, arrival), ended)


def worker_of_executor(call_queue, result_queue, initializer, initargs, *more):
    """Instead of concurrent.futures.process._process_worker."""
    spec = initargs[-1]
    if spec is None:
        return PLAIN_WORKER(call_queue, result_queue, initializer, initargs, *more)
    initializer(*initargs)
    hands = Hands(spec)
    while True:
        hands.wait_for_place()
        item = call_queue.get(block=True)
        if item is None:
            result_queue.put(os.getpid())  # wakes the manager, which waits for our end
            return

        def answer(results, error, item=item):
            whole = results if item.fn is worker.chunk else results[0]
            result_queue.put(process._ResultItem(item.work_id, exception=error, result=whole))

        hands.serve(item.args[0] if item.fn is worker.chunk else [item.args], answer)


def worker_of_pool(inqueue, outqueue, initializer=None, initargs=(), *more):
    """Instead of multiprocessing.pool.worker."""
    spec = initargs[-1]
    if spec is None:
        return PLAIN_POOL_WORKER(inqueue, outqueue, initializer, initargs, *more)
    inqueue._writer.close()
    outqueue._reader.close()
    initializer(*initargs)
    hands = Hands(spec)
    while True:
        hands.wait_for_place()
        try:
            task = inqueue.get()
        except (EOFError, OSError):
            return
        if task is None:
            return

        def answer(results, error, job=task[0], number=task[1]):
            ended = (True, results[0]) if error is None else (False, error)
            outqueue.put((job, number, ended))

        hands.serve([task[3]], answer)


def adapt(spec, workers, chunk):
    """Lets pools that are made from now on run their tasks inside each worker."""
    if spec["type"] == "asyncio":
        aio()  # which a forked worker need not import then
    elif spec["type"] == "gevent":
        import greenlets  # noqa: F401
    each = at_once(spec)
    # One message more than all workers together can take, as the plain pool has it.
    calls = MOST_CALLS if each is None else workers * (-(-each // chunk)) + 1
    process.EXTRA_QUEUED_CALLS = calls - workers
    process._process_worker = worker_of_executor
    multiprocessing.pool.worker = worker_of_pool


def leave_plain():
    """Lets pools that are made from now on be the plain ones; those made before stay as they are."""
    process.EXTRA_QUEUED_CALLS = 1


class Nest(object):
    """A process with one task, client or loop, which its main thread hands over pass after pass."""

    def __init__(self, spec):
        self.run_ = worker.HOST.run_
        self.executor = make(spec)

    def one_pass(self, kind, index, arrival):
        done = concurrent.futures.Future()
        self.executor.hand_over(
            (kind, index, arrival), lambda _, error: done.set_result(error))
        error = done.result()
        if error is not None:
            raise error

    def endless(self, kind, member, count, arrival):
        index, begin = member, self.run_.begin
        while not self.run_.is_over():
            self.run_.arrivals.append(begin)
            self.one_pass(kind, index, begin)
            if "clients" in arrival:
                self.run_.pause(kind, index, arrival)
            begin = now()
            index += count
