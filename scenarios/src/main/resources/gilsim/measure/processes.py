"""Strategies whose tasks run in processes of their own: the parent's side."""
import multiprocessing
import multiprocessing.queues  # noqa: F401  before time 0, as what follows
import multiprocessing.synchronize  # noqa: F401
import time

from blocking import Blocking
from death import Death, LostTask
from futures import Future
from letters import Letters
from old import OLD, start_thread
from run import now
from strategies import Front
from worker import ProcessSync, attempt, chunk, dedicated, initialize, one_pass

try:
    import concurrent.futures
    from concurrent.futures.process import BrokenProcessPool
except ImportError:  # Python 2
    pass

DRAIN_SECONDS = 0.1  # for what was done before the deadline and is on its way


def start_method(context):
    return "fork" if OLD else context.get_start_method()


class Workers(object):
    """What the process strategies share."""

    def __init__(self, run, spec, kinds, path, owner):
        self.run = run
        self.spec = spec
        self.kinds = kinds
        self.inside = spec.get("inside")
        self.payloads = [b"\0" * task["arguments"] for task in run.request["tasks"]]
        self.context = multiprocessing if OLD else multiprocessing.get_context(spec.get("start"))
        self.sync = ProcessSync(run.request, self.context)
        # A forked process has everything already; others get it when they start.
        self.forked = start_method(self.context) == "fork"
        host = Blocking(run, self.sync) if self.forked else None
        self.setup = lambda: (
            None if host else run.request, path, run.begin, run.deadline, self.sync,
            host, self.inside)
        self.death = Death(run, spec["dies"], owner, self.pids) if spec.get("dies") else None

    @property
    def counts_switches(self):
        """Whether the kernel can tell the context switches of all its threads."""
        return not (self.inside and self.inside["type"] == "threads")  # they end in living workers

    def open(self):
        if self.inside:
            import inside
            inside.adapt(self.inside, self.spec.get("workers") or 1, self.spec.get("chunk", 1))
            self.make()
            inside.leave_plain()
        else:
            self.make()
        if self.death:
            self.death.start()

    def start(self):
        Front(self.run, self.kinds, self.hand_over).feed()

    def drain(self):
        time.sleep(DRAIN_SECONDS)

    def take(self, result):
        self.note(result[0])

    def note(self, news):
        records, arrivals, ready, growth = news
        self.run.arrivals.extend(arrivals)
        self.run.records.extend(records)
        self.run.ready.extend(  # not of one that comes for another
            at for at in ready if not (self.death and self.death.pid and at > self.death.at))
        if growth:
            self.run.note_growth(*growth)

    def submit(self, kind, index):
        arrival = now()
        self.run.arrivals.append(arrival)
        return self.hand_over(kind, index, arrival)


class ProcessPool(Workers):
    """A ProcessPoolExecutor."""

    def make(self):
        self.pool = concurrent.futures.ProcessPoolExecutor(
            self.spec["workers"], mp_context=self.context, initializer=initialize,
            initargs=self.setup())

    def start(self):
        if self.spec.get("chunk", 1) > 1:
            self.start_chunks()
        Front(self.run, self.kinds, self.hand_over).feed()

    def pids(self):
        return list(self.pool._processes or [])

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
                some = calls[first:first + size]
                futures.append((self.send(chunk, some), some))
            if calls:
                task["arrival"] = {"submitted": True}
        for future, calls in futures:
            try:
                for result in future.result():
                    self.take(result)
            except BrokenProcessPool:
                self.lose(len(calls))

    def hand_over(self, kind, index, arrival):
        done = Future()

        def ended(future):
            try:
                self.take(future.result())
                done.set_result(None)
            except BrokenProcessPool as error:
                self.lose(1)
                done.set_exception(LostTask() if self.death else error)
            except BaseException as error:
                done.set_exception(error)

        self.send(one_pass, kind, index, arrival, self.payloads[kind]).add_done_callback(ended)
        return done

    def send(self, function, *arguments):
        try:
            return self.pool.submit(function, *arguments)
        except BrokenProcessPool as error:
            failed = Future()
            failed.set_exception(error)
            return failed

    def lose(self, tasks):
        if not self.death:
            self.run.failures.append("a process of the pool ended by itself")
        self.run.broken = True
        self.run.lost.extend([None] * tasks)


class WorkerError(Exception):
    """A task failed in a worker."""


class MultiprocessingPool(Workers):
    """A multiprocessing.Pool."""

    def make(self):
        self.pool = self.context.Pool(self.spec["workers"], initialize, self.setup())

    def pids(self):
        return [process.pid for process in self.pool._pool]

    def stop(self):
        self.pool.close()
        self.pool.join()

    def hand_over(self, kind, index, arrival):
        done = Future()

        def ended(result):
            self.take(result)
            done.set_result(None)

        def told(result):
            if isinstance(result, str):
                done.set_exception(WorkerError(result))
            else:
                ended(result)

        call = (kind, index, arrival, self.payloads[kind])
        if OLD:
            self.pool.apply_async(attempt, call, callback=told)
        else:
            self.pool.apply_async(
                one_pass, call, callback=ended, error_callback=done.set_exception)
        return done


class ProcessEach(Workers):
    """A Process per task, client and loop."""

    @property
    def counts_switches(self):
        # Those of processes that have ended are known to the fork server only.
        return start_method(self.context) != "forkserver"

    def make(self):
        self.processes = []
        self.results = Letters(self.context) if self.forked else self.context.SimpleQueue()
        self.listener = start_thread(self.listen)

    def start(self):
        Front(self.run, self.kinds, self.hand_over, self.launch_endless).feed()

    def listen(self):
        while True:
            news = self.results.get()
            if news is None:
                return
            if isinstance(news, str):
                self.run.failures.insert(0, news)
                continue
            self.note(news)

    def launch(self, kind, index, arrival):
        process = self.context.Process(
            target=dedicated,
            args=(self.setup(), kind, index, arrival, self.payloads[kind], self.results))
        process.daemon = True
        process.start()
        if self.death:
            self.processes.append(process.pid)
        return process

    def launch_endless(self, kind, member, count, arrival):
        self.launch(kind, member, None)

    def hand_over(self, kind, index, arrival):
        return Joined(self.launch(kind, index, arrival), self.run, self.death)

    def pids(self):
        return self.processes

    def stop(self):
        self.results.put(None)
        self.listener.join()


class Joined(object):
    """A process that is waited for."""

    def __init__(self, process, run, death):
        self.process = process
        self.run = run
        self.death = death

    def result(self):
        self.process.join()
        if self.death and self.process.pid == self.death.pid:
            self.run.lost.append(None)
        elif self.process.exitcode != 0:
            self.run.failures.append("a process ended with exit code %d" % self.process.exitcode)
