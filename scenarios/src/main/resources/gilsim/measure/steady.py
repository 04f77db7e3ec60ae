"""Whether the processors are as fast as each other, and stay so.

A virtual processor may be slow for seconds, because a stranger uses the other half of its core. Work
is made for one speed, so a run during which the processors differ says something about the strangers.
"""
import os
import time

import work

SAME = 1.15
MOST_PROCESSORS = 8
LEAST_BLOCKS = 12
LOOK_SECONDS = 0.3
PAUSE_SECONDS = 0.2


class Look(object):
    """How fast the processors are now, in their order, as shares of what work was calibrated for.

    usual: without blocks that took much longer than others; mean: with them, by the clock, so that
    short disturbances count. A run meets such disturbances, too.
    """

    def __init__(self, usual, mean):
        self.usual = usual
        self.mean = mean

    def fastest(self):
        return self.usual.index(max(self.usual))


def look(passes_per_second, function=work.compute, seconds=LOOK_SECONDS):
    """At some of the processors that may be used, for so long in all, at one kind of work."""
    mine = allowed()
    places = sorted(mine)[:MOST_PROCESSORS] if mine else [None]
    found = []
    try:
        for place in places:
            if mine:
                os.sched_setaffinity(0, [place])
            found.append(look_here(passes_per_second, function, seconds / len(places)))
    finally:
        allow(mine)
    return Look([one[0] for one in found], [one[1] for one in found])


def look_here(passes_per_second, function, seconds):
    n = max(1, int(passes_per_second * work.BLOCK_SECONDS))
    times = []
    begin = time.perf_counter()
    while len(times) < LEAST_BLOCKS or time.perf_counter() - begin < seconds:
        times.append(work.seconds_of(function, n))
    passed = time.perf_counter() - begin
    return n / work.usual(times) / passes_per_second, n * len(times) / passed / passes_per_second


def go_to(place):
    """Puts this thread on one of the processors that were looked at, where it stays when it is
    allowed all of them again, until the operating system has a reason to move it."""
    if allowed():
        os.sched_setaffinity(0, [sorted(allowed())[place]])


def allowed():
    """The processors that may be used; None where nobody can tell."""
    return os.sched_getaffinity(0) if hasattr(os, "sched_getaffinity") else None


def allow(processors):
    if processors:
        os.sched_setaffinity(0, processors)


def same(speeds):
    return max(speeds) <= SAME * min(speeds)


def wait(passes_per_second, function, seconds):
    """Until all are the same, or the time is up; how long that took, and the last look."""
    begin = time.time()
    found = look(passes_per_second, function)
    while not same(found.usual) and time.time() < begin + seconds:
        time.sleep(PAUSE_SECONDS)
        found = look(passes_per_second, function)
    return time.time() - begin, found


def told(first, looks, made):
    """What an answer tells of looks before and, if there is one, after a run.

    first: where the run began, whose speed comes first, the others from fast to slow; looks: none
    of them chose it; made: the speed that its work was made for, as a share of the calibration, to
    which speeds are relative.
    """
    places = range(len(looks[0].usual))
    order = [first] + sorted((one for one in places if one != first),
                             key=lambda one: -looks[0].usual[one])
    return {
        "steady": all(same([one.usual[place] for one in looks]) for place in places),
        "equal": same([speed for one in looks for speed in one.usual]),
        "made": made,
        "reference": [one.mean[first] / made for one in looks],
        "speeds": [[one.usual[place] / made for place in order] for one in looks],
        "steadiness": mean(one.mean[place] / one.usual[place] for one in looks for place in places),
    }


def mean(speeds):
    """Of speeds: the one that takes as long for the same work."""
    speeds = list(speeds)
    return len(speeds) / sum(1 / one for one in speeds)
