"""How late timers fire, and how often the timer interrupt comes.

"late": seconds by which a sleep of one millisecond took longer; "tick": the resolution of the
clock that only advances at timer interrupts (Linux CLOCK_MONOTONIC_COARSE).
"""
import time

from probing import clock

CLOCK_MONOTONIC_COARSE = 6


def measure(request):
    late = []
    end = clock() + request["seconds"]
    while clock() < end or len(late) < 20:
        begin = clock()
        time.sleep(0.001)
        late.append(clock() - begin - 0.001)
    samples = {"late": late}
    try:
        samples["tick"] = [time.clock_getres(CLOCK_MONOTONIC_COARSE)]
    except (AttributeError, OSError):
        pass
    return samples
