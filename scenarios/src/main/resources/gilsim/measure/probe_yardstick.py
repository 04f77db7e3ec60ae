"""Speed of one core: fixed C code of CPython and fixed Python code ("python").

The C code is "product" of large integers and "sorting" of floats. How fast it is depends on the
compiler, too, so compare hosts with the same build only. CPU seconds of each piece.
"""
import random
import time

from probing import clock

RANDOM = random.Random(7)
FLOATS = [RANDOM.random() for _ in range(2000)]
LONG = 7 ** 4000


def product():
    for _ in range(4):
        LONG * LONG


def sorting():
    sorted(FLOATS)


class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def norm(self):
        return self.x * self.x + self.y * self.y


def python():
    total = 0
    seen = {}
    for i in range(2000):
        point = Point(i & 31, i & 7)
        total += point.norm()
        seen[total & 255] = i
        if i % 3 == 0:
            total -= len(seen)
    words = [str(n) for n in range(200)]
    return total + len("".join(words))


def cpu(function):
    begin = time.thread_time()
    function()
    return time.thread_time() - begin


def measure(request):
    names = {"product": product, "sorting": sorting, "python": python}
    samples = {name: [] for name in names}
    end = clock() + request["seconds"]
    while clock() < end or len(samples["python"]) < 5:
        for name, function in names.items():
            samples[name].append(cpu(function))
    return samples
