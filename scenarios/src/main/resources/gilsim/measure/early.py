"""How early a process ends its sleep, so that it acts at the time and not when it is woken."""

# Nanoseconds.
FIRST = 100000  # a guess between the shortest and longest wake-ups that were seen, soon forgotten
MOST = 500000  # the longest wake-up that was seen: it computes that long at most before an answer
STEP = 5000  # a quarter of the shortest wake-up that was seen, 20 us: no finer answer is wanted
# A number of sleeps.
ON_TIME = 3  # for each that may end late; rarer ones would let it compute longer for all


class Early(object):
    """Learns from sleeps that ended late and those that did not: halted processors, their cold caches
    and hypervisors take from 20 us to half a millisecond to wake somebody.

    Where sleeps end late as often as once in ON_TIME + 1, steps up and down add up to nothing: so it
    stays near that quantile of the wake-ups, whatever their distribution.
    """

    def __init__(self):
        self.nanoseconds = FIRST

    def learn(self, late):
        self.nanoseconds += ON_TIME * STEP if late else -STEP
        self.nanoseconds = min(max(self.nanoseconds, 0), MOST)
