"""How late timers fire, and how often the timer interrupt comes.

"late": seconds by which a sleep of one millisecond took longer; "tick": the resolution of the
clock that only advances at timer interrupts (Linux CLOCK_MONOTONIC_COARSE). "fires", "quiet": a
piece of Python code during which a timer of this process fires, and one during which it does not,
taken in turn.
"""
import os
import time

from alarms import CALLS, CLOCK_MONOTONIC, SECOND, TFD_CLOEXEC, TFD_NONBLOCK, TIMES
from probing import burn, clock

CLOCK_MONOTONIC_COARSE = 6
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


def measure(request):
    late = []
    samples = {"late": late, "fires": [], "quiet": []}
    end = clock() + request["seconds"]
    while clock() < end or len(late) < 20:
        begin = clock()
        time.sleep(0.001)
        late.append(clock() - begin - 0.001)
        if len(late) % 10 == 0:
            interrupts(samples)
    try:
        samples["tick"] = [time.clock_getres(CLOCK_MONOTONIC_COARSE)]
    except (AttributeError, OSError):
        pass
    return samples
