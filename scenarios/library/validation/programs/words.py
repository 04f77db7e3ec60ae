"""Counts words of twelve texts, each sent to a worker process, and merges the counts."""
import collections
import random
import sys

from runner import Program, memory

RANDOM = random.Random(3)
WORDS = ["w%d" % i for i in range(2000)]
TEXTS = [" ".join(RANDOM.choices(WORDS, k=40000)) for _ in range(12)]


def count(text):
    counts = collections.Counter()
    for word in text.split():
        counts[word.upper()] += 1
    return dict(counts)


def scenario(seconds, _):
    """The strings of a text are many small objects, whose memory is kept when they are gone."""
    each = sum(seconds) / len(seconds)
    return {"interpreter": ", allocator: {mmap-threshold: 32MiB}",
            "tasks": ["text: {count: 12, arguments: %dB, result: 30kB, memory: %dB, "
                      "do: [{compute: %.0fus}]}"
                      % (len(TEXTS[0]), memory(count, TEXTS[0]), each * 1e6)]}


PROGRAM = Program(
    "words", TEXTS, count, scenario,
    {"sequential": {}, "threads": {"workers": 2}, "processes": {"workers": 2},
     "processes-4": {"workers": 4}})

if __name__ == "__main__":
    PROGRAM.main(sys.argv)
