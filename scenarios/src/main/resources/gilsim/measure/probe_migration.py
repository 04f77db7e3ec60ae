"""What it costs a thread to continue on another core: its caches are cold there.

"moved", "stayed": seconds of the same small piece of work after a move to another processor and
after a request to stay.
"""
from probing import CannotMeasure, clock, pin, usable

DATA = list(range(4000))
TABLE = {n: n for n in DATA}


def work():
    total = 0
    for n in DATA:
        total += TABLE[n]
    return total


def measure(request):
    processors = usable()
    if len(processors) < 2:
        raise CannotMeasure("a single processor")
    here, there = processors[0], processors[1]
    moved, stayed = [], []
    end = clock() + request["seconds"]
    while clock() < end or not moved:
        here, there = there, here
        for after in (moved, stayed):
            pin([here])
            begin = clock()
            work()
            after.append(clock() - begin)
    pin(processors)
    return {"moved": moved, "stayed": stayed}
