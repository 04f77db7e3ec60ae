"""Speed of processors that are busy at the same time, against one alone.

request: "processors", to each of which one process is pinned. "solo": seconds of one of many equal
pieces of work, on average, in one process at a time, on the first and the last processor, and then
on the last and the first; "together": the same in all at once, only while all run, of the first and
the last, twice. Time on the clock: what a hypervisor or other programs take is part of it.
"""
from probing import CHUNK, CannotMeasure, burn, clock, in_children, pin, usable, wait_until


def work(processor, begin, end):
    pin([processor])
    wait_until(begin)
    pieces = 0
    start = now = clock()
    while now < end:
        burn(CHUNK)
        pieces += 1
        now = clock()
    return (now - start) / pieces


def measure(request):
    processors = request["processors"]
    if not set(processors) <= set(usable()):
        raise CannotMeasure("not all of the processors %s may be used" % processors)
    turn = request["seconds"] / 6.0
    samples = {"solo": [], "together": []}
    for used in (processors[:1], processors[-1:], processors, processors,
                 processors[-1:], processors[:1]):
        begin = clock() + 0.02
        results = in_children([(work, (p, begin, begin + turn)) for p in used])
        if len(used) == 1:
            samples["solo"].extend(results)
        else:
            samples["together"].extend([results[0], results[-1]])
    return samples
