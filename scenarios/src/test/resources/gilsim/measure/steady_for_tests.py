"""Waits as a run does, on processors whose speeds are those of the REQUEST, and tells of looks."""
import json
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

import companions  # noqa: E402
import programs  # noqa: E402
import steady  # noqa: E402
import work  # noqa: E402


def integers_of_compute():
    """All that its loop leaves in its variable, a line at a time."""
    found = []

    def look(frame, event, argument):
        if frame.f_code is work.compute.__code__:
            found.extend([frame.f_locals["x"]] if "x" in frame.f_locals else [])
            return look

    sys.settrace(look)
    work.compute(1000)
    sys.settrace(None)
    return found


class Played(object):
    """A companion that is asked and says 0.5."""

    def __init__(self):
        self.stdin = self.stdout = self
        self.asked = []

    def write(self, line):
        self.asked.append(line.split()[0].decode())

    def flush(self):
        pass

    def readline(self):
        return b"0.5\n"


def together():
    """Of real companions, and of one that is played beside a processor whose speed is 1."""
    real = companions.Companions("compute", 1e7)
    found = {"real": real.look(steady.look(1e7)), "others": len(real.strangers())}
    real.end()
    found["left"] = [one.pid for one in real.others if one.returncode != 0]
    real.others, real.places = [Played()], [3, 5]
    companions.speed = lambda *asked: 1.0
    found["played"] = real.look(steady.Look([], [1.0, 0.8]))
    found["asked"] = real.others[0].asked
    return found


with open(sys.argv[1]) as file:
    request = json.load(file)
before = os.sched_getaffinity(0)
answer = {"processors": len(before), "real": steady.look(1e7).usual,
          "kept": os.sched_getaffinity(0) == before}
answer["together"] = together()
if request["speeds"]:
    looks, pauses = iter(request["speeds"]), []
    steady.look = lambda passes_per_second, function: steady.Look(next(looks), [])
    steady.time.sleep = pauses.append
    answer["found"] = steady.wait(1e7, work.compute, request["seconds"])[1].usual
    answer["pauses"] = len(pauses)
answer["stillKept"] = os.sched_getaffinity(0) == before
answer["usualWork"] = programs.usual_work([{"steps": steps} for steps in request["tasks"]])
answer["integers"] = integers_of_compute()
if request["looks"]:
    looks = [steady.Look(usual, mean) for usual, mean in request["looks"]]
    answer["told"] = steady.told(request["first"], looks, request["made"])
with open(sys.argv[2], "w") as file:
    json.dump(answer, file)
