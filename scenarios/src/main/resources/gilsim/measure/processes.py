"""Strategies whose tasks run in processes of their own: the parent's side."""
import concurrent.futures
import multiprocessing
import threading
import time

from run import now
from strategies import Front
from worker import ProcessSync, chunk, dedicated, initialize, one_pass

DRAIN_SECONDS = 0.1  # for what was done before the deadline and is on its way


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

    @property
    def counts_switches(self):
        """Whether the kernel can tell the context switches of all its threads."""
        return True

    def drain(self):
        time.sleep(DRAIN_SECONDS)

    def take(self, result):
        self.note(result[0])

    def note(self, news):
        records, arrivals, ready, growth = news
        self.run.arrivals.extend(arrivals)
        self.run.records.extend(records)
        self.run.ready.extend(ready)
        if growth:
            self.run.note_growth(*growth)

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

    @property
    def counts_switches(self):
        # Those that have ended are known to the fork server only.
        return self.context.get_start_method() != "forkserver"

    def open(self):
        self.results = self.context.SimpleQueue()
        threading.Thread(target=self.listen, daemon=True).start()

    def start(self):
        Front(self.run, self.kinds, self.hand_over, self.launch_endless).feed()

    def listen(self):
        while True:
            news = self.results.get()
            if news is None:
                return
            self.note(news)

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
