"""The random numbers of the simulation: same streams, same distributions, hence the same draws.

A replication's streams are keyed by purpose and number, as in gilsim.kernel.RandomStreams; the
formulas are those of gilsim.distribution. So the same task draws the same values in a simulated
and in a measured replication of the same number, whatever strategy runs it.
"""
from __future__ import division

import math

try:  # what statistics.NormalDist calls; that module takes long to import
    from _statistics import _normal_dist_inv_cdf
except ImportError:  # Python 2
    from quantile import normal_quantile
else:
    def normal_quantile(p):
        return _normal_dist_inv_cdf(p, 0.0, 1.0)

MASK = (1 << 64) - 1
GOLDEN = 0x9E3779B97F4A7C15
BELOW_ONE = 1 - 2.0 ** -53


def mix(z):
    z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
    z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
    return z ^ (z >> 31)


def hash_of(name):
    h = 0xCBF29CE484222325
    for c in name:
        h = ((h ^ ord(c)) * 0x100000001B3) & MASK
    return h


class Stream(object):
    """SplitMix64."""

    def __init__(self, seed):
        self.state = seed

    def uniform(self):
        """In the open interval (0, 1)."""
        self.state = (self.state + GOLDEN) & MASK
        return min(((mix(self.state) >> 11) + 0.5) * 2.0 ** -53, BELOW_ONE)


class Streams(object):
    """Streams of one replication."""

    def __init__(self, seed, replication):
        self.base = mix((mix(seed & MASK) + GOLDEN * (replication + 1)) & MASK)
        self.named = {}

    def stream(self, name, index):
        if name not in self.named:
            self.named[name] = mix(self.base ^ hash_of(name))
        return Stream(mix((self.named[name] + GOLDEN * (index + 1)) & MASK))


def constant(d, u, index):
    return d["value"]


def exponential(d, u, index):
    return -d["mean"] * math.log(u())


def uniform(d, u, index):
    return d["from"] + (d["to"] - d["from"]) * u()


def normal(d, u, index):
    return max(0.0, d["location"] + d["sd"] * normal_quantile(u()))


def lognormal(d, u, index):
    log_variance = math.log1p(d["cv"] ** 2)
    z = normal_quantile(u())
    return d["mean"] * math.exp(math.sqrt(log_variance) * z - log_variance / 2)


def erlang(d, u, index):
    return -d["mean"] / d["k"] * sum(math.log(u()) for _ in range(d["k"]))


def hyperexponential(d, u, index):
    squared = d["cv"] ** 2
    p = (1 + math.sqrt((squared - 1) / (squared + 1))) / 2
    drawn = u()
    chosen, rest = (p, drawn / p) if drawn < p else (1 - p, (drawn - p) / (1 - p))
    return -d["mean"] / (2 * chosen) * math.log(max(rest, 2.0 ** -1022))


def pareto(d, u, index):
    kept = 1 if d["max"] is None else 1 - (d["minimum"] / d["max"]) ** d["shape"]
    return d["minimum"] * (1 - u() * kept) ** (-1 / d["shape"])


def weibull(d, u, index):
    scale = d["mean"] / math.gamma(1 + 1 / d["shape"])
    return scale * (-math.log(u())) ** (1 / d["shape"])


def triangular(d, u, index):
    low, mode, high, drawn = d["from"], d["mode"], d["to"], u()
    width = high - low
    if width == 0:
        return low
    if drawn * width < mode - low:
        return low + math.sqrt(drawn * width * (mode - low))
    return high - math.sqrt((1 - drawn) * width * (high - mode))


def choice(d, u, index):
    rest = u() * sum(d["weights"])
    for value, weight in zip(d["values"], d["weights"]):
        rest -= weight
        if rest < 0:
            return value
    return d["values"][-1]


def in_order(d, u, index):
    return d["values"][index % len(d["values"])]


def total(d, u, index):
    return sum(draw(part, u, index) for part in d["parts"])


def empirical(d, u, index):
    return d["values"][int(u() * len(d["values"]))]


def gaps(d, u, index):
    times = d["values"]
    return round(times[index]) - (round(times[index - 1]) if index else 0)


KINDS = {
    "constant": constant, "exponential": exponential, "uniform": uniform, "normal": normal,
    "lognormal": lognormal, "erlang": erlang, "hyperexponential": hyperexponential,
    "pareto": pareto, "weibull": weibull, "triangular": triangular, "choice": choice,
    "list": in_order, "sum": total, "empirical": empirical, "gaps": gaps,
}


def draw(d, u, index):
    """A value of a distribution; u gives the next uniform number of the stream."""
    return KINDS[d["kind"]](d, u, index)
