"""Speed of processors that are busy at the same time, against one alone.

request: "processors", to each of which one process is pinned. "solo": CPU seconds of equal pieces
of work in one process at a time; "together": the same in all at once, only while all run.
"""
from probing import CannotMeasure, chunk, clock, in_children, pin, usable, wait_until


def work(processor, begin, end):
    pin([processor])
    wait_until(begin)
    times = []
    while True:
        used = chunk()
        if clock() >= end:
            return times
        times.append(used)


def measure(request):
    processors = request["processors"]
    if not set(processors) <= set(usable()):
        raise CannotMeasure("not all of the processors %s may be used" % processors)
    turn = request["seconds"] / 4.0
    samples = {"solo": [], "together": []}
    for solo in (True, False, False, True):
        begin = clock() + 0.02
        used = processors[:1] if solo else processors
        if solo and samples["solo"]:
            used = processors[-1:]
        results = in_children([(work, (p, begin, begin + turn)) for p in used])
        for times in results:
            samples["solo" if solo else "together"].extend(times)
    return samples
