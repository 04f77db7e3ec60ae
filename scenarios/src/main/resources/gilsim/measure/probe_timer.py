"""How late timers fire, and how often the timer interrupt comes.

"late_N": seconds by which a sleep of N milliseconds took longer, of all lengths in turn; "tick": the
resolution of the clock that only advances at timer interrupts (Linux CLOCK_MONOTONIC_COARSE).
"fires", "quiet": a piece of Python code during which a timer of this process fires, and one during
which it does not, taken in turn.
"""
import os
import random
import time

from alarms import CALLS, CLOCK_MONOTONIC, SECOND, TFD_CLOEXEC, TFD_NONBLOCK, TIMES
from probing import burn, clock

CLOCK_MONOTONIC_COARSE = 6
SLEEPS = (1, 2, 5, 20)  # milliseconds
FEWEST = 5  # of each length
FIRES = 40  # of a round
PASSES = 3000  # some 0.1 to 0.3 ms
SOON = 30000  # nanoseconds, well within them
LATER = SECOND


def interrupts(samples):
    """Nobody waits for the timer, so nobody is woken. It is set before each piece of code, so that
    setting it is in neither."""
    if not CALLS:
        return
    number = CALLS[0](CLOCK_MONOTONIC, TFD_CLOEXEC | TFD_NONBLOCK)
    if number < 0:
        return
    for _ in range(FIRES):
        for name, due in (("quiet", LATER), ("fires", SOON)):
            CALLS[1](number, 0, TIMES.pack(0, 0, due // SECOND, due % SECOND), None)
            begin = clock()
            burn(PASSES)
            samples[name].append(clock() - begin)
    os.close(number)


def sleeps(samples):
    """In another order each time: how late one is depends on what its processor did before."""
    for length in random.sample(SLEEPS, len(SLEEPS)):
        begin = clock()
        time.sleep(length * 1e-3)
        samples["late_%d" % length].append(clock() - begin - length * 1e-3)


def measure(request):
    samples = {"fires": [], "quiet": []}
    samples.update(("late_%d" % length, []) for length in SLEEPS)
    end = clock() + request["seconds"]
    turns = 0
    while clock() < end or turns < FEWEST:
        sleeps(samples)
        turns += 1
        if turns % 3 == 0:
            interrupts(samples)
    try:
        samples["tick"] = [time.clock_getres(CLOCK_MONOTONIC_COARSE)]
    except (AttributeError, OSError):
        pass
    return samples
