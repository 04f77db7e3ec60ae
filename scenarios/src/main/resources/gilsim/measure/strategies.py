"""How the tasks are run: the real thing for each strategy of a scenario.

Each has start(), which brings in its tasks and returns when they are done (or never, if the run
has a duration: then the process ends under it), and submit(), with which tasks submit others.
"""
import heapq

from blocking import Blocking
from death import LostTask
from futures import Future
from old import Changed, start_thread
from run import members, now


class Front(object):
    """The main thread in front of an executor: hands over what is there at time 0, in order, then
    whatever comes from outside: arrivals, and the next requests of clients that have thought."""

    def __init__(self, run, kinds, submit, dedicated=None):
        self.run = run
        self.kinds = kinds
        self.submit = submit
        self.dedicated = dedicated
        self.due = []
        self.changed = Changed()

    def feed(self):
        futures = []
        streams = []
        for kind in self.kinds:
            task = self.run.request["tasks"][kind]
            arrival = task["arrival"]
            count = members(task)
            for member in range(count):
                if "count" in arrival:
                    futures.append(self.submit(kind, member, self.run.begin))
                elif self.dedicated:
                    self.dedicated(kind, member, count, arrival)
                else:
                    self.send(kind, member, count, arrival, self.run.begin)
            if "gap" in arrival:
                streams.append((kind, self.run.arrival_times(kind, arrival)))
        for stream in streams:
            self.next_arrival(stream)
        while self.due or self.run.deadline:
            futures.extend(self.wait()())
        for future in futures:
            try:
                future.result()
            except LostTask:
                pass

    def wait(self):
        """What is due next, when it is due."""
        with self.changed:
            while True:
                left = (self.due[0][0] - now()) / 1e9 if self.due else None
                if left is not None and left <= 0:
                    return heapq.heappop(self.due)[2]
                self.changed.wait(left)

    def later(self, due, what):
        with self.changed:
            heapq.heappush(self.due, (due, id(what), what))
            self.changed.notify()

    def next_arrival(self, stream):
        kind, times = stream
        for due, index in times:
            self.later(due, lambda: self.arrive(stream, index, due))
            return

    def arrive(self, stream, index, due):
        self.run.arrivals.append(due)
        future = self.submit(stream[0], index, due)
        self.next_arrival(stream)
        return [future]

    def send(self, kind, index, count, arrival, due):
        """A client's request, or a pass of a loop; the next follows after a pause, or at once."""
        self.run.arrivals.append(due)
        future = self.submit(kind, index, due)

        def answered(ended):
            if ended.exception():  # the request failed: no other follows
                return
            if "loops" in arrival:
                self.send(kind, index + count, count, arrival, now())
                return
            stream = ended.result()
            if stream is None:  # it ran in another process
                stream = self.run.operations(kind, index)[1]
            pause = self.run.think(arrival, stream, index)
            next_due = now() + pause
            self.later(
                next_due,
                lambda: self.send(kind, index + count, count, arrival, next_due) or [])

        future.add_done_callback(answered)


class Sequential(object):
    """One task after another in the main thread."""

    def __init__(self, run, spec, kinds, sync):
        self.run = run
        self.kinds = kinds
        self.host = Blocking(run, sync)

    def start(self):
        for kind in self.kinds:
            for member in range(members(self.run.request["tasks"][kind])):
                self.host.one_pass(kind, member, self.run.begin)

    def submit(self, kind, index):
        arrival = now()
        self.run.arrivals.append(arrival)
        self.host.one_pass(kind, index, arrival)
        done = Future()
        done.set_result(None)
        return done


class Threads(object):
    """A thread per task, client and loop."""

    def __init__(self, run, spec, kinds, sync):
        self.run = run
        self.kinds = kinds
        self.host = Blocking(run, sync)

    def start(self):
        Front(self.run, self.kinds, self.launch, self.dedicated).feed()

    def submit(self, kind, index):
        arrival = now()
        self.run.arrivals.append(arrival)
        return self.launch(kind, index, arrival, False)

    def launch(self, kind, index, arrival, worker=True):
        done = Future()

        def body():
            if worker and "count" in self.run.request["tasks"][kind]["arrival"]:
                self.run.ready.append(now())
            try:
                self.host.one_pass(kind, index, arrival)
            finally:
                done.set_result(None)

        start_thread(body)
        return done

    def dedicated(self, kind, member, count, arrival):
        def body():
            self.run.ready.append(now())
            self.host.endless(kind, member, count, arrival)

        start_thread(body)


class ThreadPool(object):
    """A ThreadPoolExecutor."""

    def __init__(self, run, spec, kinds, sync):
        self.run = run
        self.kinds = kinds
        self.workers = spec["workers"]
        self.host = Blocking(run, sync)
        import concurrent.futures
        self.pool = concurrent.futures.ThreadPoolExecutor(
            self.workers, initializer=lambda: run.ready.append(now()))

    def start(self):
        Front(self.run, self.kinds, self.hand_over).feed()

    def hand_over(self, kind, index, arrival):
        return self.pool.submit(self.host.one_pass, kind, index, arrival)

    def submit(self, kind, index):
        arrival = now()
        self.run.arrivals.append(arrival)
        return self.hand_over(kind, index, arrival)

    def stop(self):
        """All work is done."""
        self.pool.shutdown()
