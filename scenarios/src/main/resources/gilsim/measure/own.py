"""What runs the tasks that are submitted in a worker process.

The executors of the parent cannot be reached from there: they cannot be pickled, and a copy that came
by fork has no threads. So it is the executor inside the worker, or one of its own for each pool of
threads or loop to which its tasks submit, made when it is first needed, as that of a module is that
every process imports for itself.
"""
import threading

THREADS = ("sequential", "threads", "thread-pool")
LOOPS = ("asyncio", "gevent")


class Own(object):
    """The executors of one process, by the names of pools and tasks."""

    def __init__(self, host):
        self.host = host
        self.inside = None
        self.pools = {}
        self.making = threading.Lock()

    def __getitem__(self, name):
        spec = self.host.run_.request["pools"].get(name)
        if spec is None or spec["type"] not in THREADS + LOOPS:
            return self.inside
        with self.making:
            if name not in self.pools:
                self.pools[name] = self.make(spec)
            return self.pools[name]

    def make(self, spec):
        if spec["type"] in LOOPS:
            import inside
            return inside.EXECUTORS[spec["type"]](spec, self.host)
        import strategies
        kind = {"sequential": strategies.Sequential, "threads": strategies.Threads,
                "thread-pool": strategies.ThreadPool}[spec["type"]]
        return kind(self.host.run_, spec, [], self.host.sync)
