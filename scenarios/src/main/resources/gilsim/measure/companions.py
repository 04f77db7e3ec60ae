"""How fast the processors are when all of them are busy at once, relative to one alone.

Two virtual processors may be the two hardware threads of one core, or share a clock: then each is slower
beside the other, and by how much changes with what strangers do.

As a program: companions.py KIND PASSES. KIND: of work; PASSES: of its loop a second that count as speed 1.
For each line "PLACE BEGIN SECONDS" on standard input it works on the processor PLACE from BEGIN on
(nanoseconds of the clock that all processes of a host share), for so long, and says how fast it was. It
ends at the line "end", or with its standard input.
"""
from __future__ import division

import os
import subprocess
import sys
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from old import ISOLATED  # noqa: E402  first: others look for clocks that it makes

import steady  # noqa: E402
import work  # noqa: E402

now = time.monotonic_ns
LOOK_SECONDS = 0.15
AHEAD = 5000000  # nanoseconds, in which a waiting companion wakes up and moves


class Companions(object):
    """One process for each processor that may be used but one; each waits until it is asked."""

    def __init__(self, kind, passes_per_second):
        self.kind = kind
        self.passes = passes_per_second
        self.places = sorted(steady.allowed() or [])[:steady.MOST_PROCESSORS]
        self.others = [self.start() for _ in self.places[1:]]

    def start(self):
        return subprocess.Popen(
            [sys.executable] + ISOLATED + [os.path.abspath(__file__), self.kind, repr(self.passes)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, close_fds=True)

    def strangers(self):
        """Numbers of processes that are no part of a program that is measured."""
        return [one.pid for one in self.others]

    def look(self, alone):
        """Speed of a processor while all are busy, relative to that of one that is busy alone: of
        up to eight on average; None where there is one only.

        alone: a look at one after the other.
        """
        if not self.others:
            return None
        mine = steady.allowed()
        begin = now() + AHEAD
        for one, place in zip(self.others, self.places[1:]):
            one.stdin.write(("%d %d %r\n" % (place, begin, LOOK_SECONDS)).encode())
            one.stdin.flush()
        try:
            found = [speed(self.places[0], begin, LOOK_SECONDS, work.WORK[self.kind], self.passes)]
        finally:
            steady.allow(mine)
        found.extend(float(one.stdout.readline()) for one in self.others)
        return steady.mean(found) / steady.mean(alone.mean)

    def end(self):
        # Children of the program may hold copies of the pipes, so that closing them ends nothing.
        for one in self.others:
            one.stdin.write(b"end\n")
            one.stdin.flush()
        for one in self.others:
            one.wait()


def speed(place, begin, seconds, function, passes_per_second):
    """By the clock, as disturbances are part of what work meets."""
    steady.allow([place])
    n = max(1, int(passes_per_second * work.BLOCK_SECONDS))
    while now() < begin:
        pass
    end = begin + int(seconds * 1e9)
    blocks = 0
    last = start = now()
    while last < end:
        function(n)
        blocks += 1
        last = now()
    return n * blocks / ((last - start) / 1e9) / passes_per_second


def main():
    function, passes = work.WORK[sys.argv[1]], float(sys.argv[2])
    for line in iter(sys.stdin.readline, ""):
        if line.strip() == "end":
            break
        place, begin, seconds = line.split()
        print(repr(speed(int(place), int(begin), float(seconds), function, passes)))
        sys.stdout.flush()


if __name__ == "__main__":
    main()
