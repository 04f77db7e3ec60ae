"""A program that starts six children in a row by fork, the first that it ever starts.

usage: fresh_starts.py [PROCESSOR]; writes samples as JSON. Run it in an interpreter of its own: a program
that has forked again and again finds code and memory in its caches and takes less time.

With PROCESSOR the program and its children stay there, each child works for some milliseconds, and all times are
processor seconds, which nothing beside them changes: "make_first" and "make": of the parent from the begin of
Process.start() until it has the first, each later child; "return": from there until start() has returned; "used": of a child
until it runs its function; "ended": from the end of its function until it has ended, the mean of all.
Without, the children do nothing, and "series" is the time from the begin of the first start() until
the last child runs its function.
"""
import asyncio  # noqa: F401  a process as large as those of real programs
import concurrent.futures.process  # noqa: F401
import json
import multiprocessing
import os
import resource
import sys
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from probing import burn, clock, cpu, pin  # noqa: E402

CHILDREN = 6
PASSES = 40000  # two to four milliseconds
SETTLED = 100000  # passes, in which the parent's processor becomes as fast as it will be


def child(writer, passes):
    begin, used = clock(), time.process_time()
    burn(passes)
    writer.send((begin, used, time.process_time()))
    writer.close()


def of_children():
    """Processor seconds of the children that have ended and were waited for."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def row(passes):
    """Times at which the parent began to start, had, and had started each child; what each told."""
    context = multiprocessing.get_context("fork")
    reader, writer = context.Pipe(duplex=False)
    forked = []
    os.register_at_fork(after_in_parent=lambda: forked.append(cpu()))
    begun, started, children = [], [], []
    burn(SETTLED)
    begin = clock()
    for _ in range(CHILDREN):
        process = context.Process(target=child, args=(writer, passes))
        begun.append(cpu())
        process.start()
        started.append(cpu())
        children.append(process)
    told = [reader.recv() for _ in children]
    for process in children:
        process.join()
    return begin, list(zip(begun, forked, started)), told


def alone():
    before = of_children()
    _, parent, told = row(PASSES)
    ended = of_children() - before - sum(end for _, _, end in told)
    return {
        "make_first": [parent[0][1] - parent[0][0]],
        "make": [forked - begun for begun, forked, _ in parent[1:]],
        "return": [started - forked for _, forked, started in parent[1:]],
        "used": [used for _, used, _ in told],
        "ended": [ended / CHILDREN],
    }


def series():
    begin, _, told = row(0)
    return {"series": [max(entered for entered, _, _ in told) - begin]}


def main():
    if len(sys.argv) > 1:
        pin([int(sys.argv[1])])
        samples = alone()
    else:
        samples = series()
    json.dump(samples, sys.stdout)


if __name__ == "__main__":
    main()
