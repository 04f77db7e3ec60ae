"""One run of a program: what all its parts share, and what is written down."""
import time

import old  # noqa: F401
from devices import Devices
from draws import Streams, draw
from increments import Variable
from programs import Programs

now = time.monotonic_ns
DRAWN_AHEAD = 1000  # passes of a client or loop
MOST_DRAWN = 200000  # of a kind


class Run(object):
    """A run in one process.

    Records are (kind, arrival, end) in nanoseconds of the clock that all processes of a host share
    (CLOCK_MONOTONIC).
    """

    def __init__(self, request, programs, devices, variables):
        self.request = request
        self.programs = programs
        self.devices = devices
        self.variables = variables
        self.horizon = request.get("horizon")
        self.begin = None
        self.deadline = None
        self.records = []
        self.ready = []
        self.arrivals = []
        self.failures = []
        self.executors = {}
        self.drawn = {}
        self.growths = {}
        self.deaths = []
        self.lost = []
        self.broken = False

    def start(self):
        self.begin = now()
        self.deadline = self.begin + self.horizon if self.horizon else None

    def is_over(self):
        return self.deadline is not None and now() >= self.deadline

    def is_stuck(self):
        """Whether a worker was killed and nothing has ended for so long that nothing will."""
        struck = [death.at for death in self.deaths if death.pid]
        last = max(struck + [record[2] for record in self.records[-1:]]) if struck else now()
        return now() - last > self.request["quiet"]

    def draw_ahead(self):
        """Draws what is known to be needed, so that drawing takes no time of the run."""
        self.drawn = {}
        for kind, task in enumerate(self.request["tasks"]):
            count = members(task)
            passes = 1 if "count" in task["arrival"] else DRAWN_AHEAD
            if not self.programs.fixed_program(kind):
                for index in range(min(MOST_DRAWN, count * passes)):
                    self.drawn[kind, index] = self.programs.operations(kind, index)

    def operations(self, kind, index):
        """The operations of a pass and its stream."""
        return self.drawn.pop((kind, index), None) or self.programs.operations(kind, index)

    def arrival_times(self, kind, arrival):
        """When the tasks of an open stream come, with their numbers."""
        stream = self.programs.streams.stream("arrival/" + self.request["tasks"][kind]["name"], 0)
        due, index = self.begin, 0
        while arrival["limit"] is None or index < arrival["limit"]:
            due += int(round(draw(arrival["gap"], stream.uniform, index)))
            yield due, index
            index += 1

    def think(self, arrival, stream, index):
        return int(round(draw(arrival["think"], stream.uniform, index)))

    def pause(self, kind, index, arrival, stream=None):
        """Blocks the thread while a client thinks."""
        pause = self.think(arrival, stream or self.operations(kind, index)[1], index)
        if pause > 0:
            time.sleep(max(0.0, pause / 1e9 - self.devices.slack))

    def done(self, kind, arrival):
        self.records.append((kind, arrival, now()))

    def fail(self, error):
        self.failures.append("%s: %s" % (type(error).__name__, error))

    def note_growth(self, process, growths):
        """How the variables of another process have grown, of which news may overtake each other."""
        known = self.growths.setdefault(process, growths)
        self.growths[process] = [max(pair, key=lambda one: one[1]) for pair in zip(known, growths)]

    def lost_updates(self):
        """For each variable its growth and the number of its increments, in all processes."""
        all_ = [[one.growth() for one in self.variables]] + list(self.growths.values())
        return [[sum(one[place] for one in growths) for place in (0, 1)] for growths in zip(*all_)]

    def executor(self, kind, to):
        return self.executors[to if to is not None else self.request["tasks"][kind]["name"]]


class Pass(object):
    """One pass of a task: the tasks that it submitted."""

    def __init__(self, index):
        self.index = index
        self.children = []
        self.counts = {}

    def next_index(self, kind, most, parents, rank):
        """Number of the next child among those of its kind, as the simulation counts them.

        most: how many of the kind a pass submits at most; parents: how many kinds of task submit
        the kind; rank: which of them this is.
        """
        count = self.counts.get(kind, 0)
        self.counts[kind] = count + 1
        return (self.index * most + count) * parents + rank

    def awaited(self, which, kind):
        if which == "last":
            return self.children[-1:]
        return [child for child in self.children if kind is None or child[0] == kind]


def new_run(request, path):
    """The run of one process; path: where the devices listen."""
    streams = Streams(int(request["seed"]), request["replication"])
    return Run(request, Programs(request, streams), Devices(request["devices"], path, request["folders"]),
               [Variable(one) for one in request["variables"]])


def members(task):
    """How many tasks, clients or loops of a kind are there at time 0."""
    arrival = task["arrival"]
    return arrival.get("count") or arrival.get("clients") or arrival.get("loops") or 0


def put_memory(task):
    """What the task holds while it runs: touched, so that it is really there."""
    return b"\1" * task["memory"] if task["memory"] else None


class Problem(Exception):
    """What was asked cannot be done here; the message is for people."""
