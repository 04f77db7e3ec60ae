"""Several interpreters in one process.

"start": seconds to create one with a GIL of its own (where there is such a thing); "call": seconds
of running an empty statement in it; "memory": bytes of each.
"""
import sys

from probing import CannotMeasure, clock, resident_set

MANY = 4


def module():
    for name in ("_interpreters", "_xxsubinterpreters"):
        try:
            return __import__(name)
        except ImportError:
            pass
    raise CannotMeasure("this interpreter has no sub-interpreters")


def run(interpreters, each):
    if hasattr(interpreters, "run_string"):
        interpreters.run_string(each, "pass")
    else:
        interpreters.exec(each, "pass")


def measure(request):
    if sys.version_info < (3, 8):
        raise CannotMeasure("sub-interpreters before 3.8")
    interpreters = module()
    samples = {"start": [], "call": [], "memory": []}
    end = clock() + request["seconds"]
    while clock() < end or not samples["start"]:
        before = resident_set()
        found = []
        for _ in range(MANY):
            begin = clock()
            found.append(interpreters.create())
            samples["start"].append(clock() - begin)
        if not samples["memory"]:
            samples["memory"].append((resident_set() - before) / MANY)
        for each in found:
            for _ in range(50):
                begin = clock()
                run(interpreters, each)
                samples["call"].append(clock() - begin)
            interpreters.destroy(each)
    return samples
