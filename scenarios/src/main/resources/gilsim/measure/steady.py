"""Whether the processors are as fast as each other, and stay so.

A virtual processor may be slow for seconds, because a stranger uses the other half of its core. Work
is made for one speed, so a run during which the processors differ says something about the strangers.
"""
import os
import time

import work

SAME = 1.15
MOST_PROCESSORS = 8
BLOCKS = 12
PAUSE_SECONDS = 0.2


def speeds(passes_per_second):
    """Of some of the processors that may be used: as a share of what work was calibrated for."""
    try:
        mine = os.sched_getaffinity(0)
    except AttributeError:
        return [1.0]
    n = max(1, int(passes_per_second * work.BLOCK_SECONDS))
    found = []
    try:
        for processor in sorted(mine)[:MOST_PROCESSORS]:
            os.sched_setaffinity(0, [processor])
            took = work.usual([work.seconds_of(work.compute, n) for _ in range(BLOCKS)])
            found.append(n / took / passes_per_second)
    finally:
        os.sched_setaffinity(0, mine)
    return found


def same(found):
    return max(found) <= SAME * min(found)


def wait(passes_per_second, seconds):
    """Until all are the same, or the time is up; how long that took, and the speeds."""
    begin = time.time()
    found = speeds(passes_per_second)
    while not same(found) and time.time() < begin + seconds:
        time.sleep(PAUSE_SECONDS)
        found = speeds(passes_per_second)
    return time.time() - begin, found
