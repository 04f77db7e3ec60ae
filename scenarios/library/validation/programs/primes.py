"""Counts primes in eight ranges: Python code only."""
import sys

from runner import Program

RANGES = [(400000 + i * 10000, 410000 + i * 10000) for i in range(8)]


def count(bounds):
    found = 0
    for n in range(*bounds):
        divisor = 2
        while divisor * divisor <= n:
            if n % divisor == 0:
                break
            divisor += 1
        else:
            found += 1
    return found


def scenario(seconds, _):
    """The ranges differ; each is a task of its own."""
    return {"tasks": ["part%d: {count: 1, do: [{compute: %.0fus}]}" % (i, s * 1e6)
                      for i, s in enumerate(seconds)]}


PROGRAM = Program(
    "primes", RANGES, count, scenario,
    {"sequential": {}, "threads": {"workers": 2}, "processes": {"workers": 2}})

if __name__ == "__main__":
    PROGRAM.main(sys.argv)
