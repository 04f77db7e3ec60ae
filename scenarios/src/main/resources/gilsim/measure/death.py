"""The fault worker-dies: one worker process is killed, as by kill -9."""
import os
import signal
import time

from draws import draw
from old import start_thread
from run import now
from usage import read


class Death(object):
    """Of one of the workers of a strategy.

    workers: gives the numbers of those processes, in the order of their start.
    """

    def __init__(self, run, spec, owner, workers):
        stream = run.programs.streams.stream("worker-dies/" + owner, 0)
        self.after = int(round(draw(spec["after"], stream.uniform, 0)))
        self.wanted = spec["worker"]
        self.run = run
        self.workers = workers
        run.deaths.append(self)
        self.pid = None
        self.number = None
        self.at = None

    def start(self):
        start_thread(self.strike)

    def strike(self):
        time.sleep(max(0.0, (self.run.begin + self.after - now()) / 1e9))
        workers = list(enumerate(self.workers()))
        if self.wanted is not None:
            workers = workers[self.wanted:self.wanted + 1]
        for number, pid in workers:
            if lives(pid):
                self.at = now()
                self.number, self.pid = number, pid
                os.kill(pid, signal.SIGKILL)
                return
        self.at = now()

    def told(self):
        """For the answer: who died, when."""
        at = None if self.at is None else self.at - self.run.begin
        return {"worker": self.number, "wanted": self.wanted, "at": at}


def lives(pid):
    state = read("/proc/%d/stat" % pid).rpartition(")")[2].split()
    return bool(state) and state[0] not in "ZX"


class LostTask(Exception):
    """The worker that had a task died, and whoever waits for the task is told."""
