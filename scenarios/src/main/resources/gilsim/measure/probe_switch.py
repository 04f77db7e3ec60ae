"""What it costs to switch between threads of the system and to wake one.

"yield_alone": seconds of sched_yield with nobody else; "yield_seconds", "yield_calls",
"yield_switches": of two processes on one processor that only yield, where the system lets us use a
real-time policy; "self": a write to a pipe and
a read from it in one process; "same", "cross", "free": a byte there and back between two processes on one
processor, on two, and where the system puts them; "after_N": from the write of a byte until a process
that waits for it on an idle processor runs, that processor having been idle for N microseconds;
"call_N": how long that write took.
"""
import os
import resource
import struct
import time

from probing import clock, in_children, pin, usable, wait_until

CALLS = 400
IDLE = (20, 50, 100, 150, 200, 300, 500, 1000, 3000)  # microseconds
WAKES = 25
STAMP = struct.Struct("d")


def switches():
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return usage.ru_nvcsw + usage.ru_nivcsw


def yields(processor, calls, begin):
    """Only a thread of a real-time policy gives way to its equal at every sched_yield."""
    pin([processor])
    try:
        os.sched_setscheduler(0, os.SCHED_FIFO, os.sched_param(1))
    except (AttributeError, OSError):
        return []
    time.sleep(max(0, begin - clock()))  # asleep, so that the other one gets this far, too
    before = switches()
    start = clock()
    for _ in range(calls):
        os.sched_yield()
    end = clock()
    return [start, end, switches() - before]


def reply(processors, reader, writer, times):
    pin(processors)
    for _ in range(times):
        os.write(writer, os.read(reader, 1))


def ask(processors, reader, writer, times):
    pin(processors)
    trips = []
    for _ in range(times):
        begin = clock()
        os.write(writer, b".")
        os.read(reader, 1)
        trips.append(clock() - begin)
    return trips


def trips(one, other, times):
    there, back = os.pipe(), os.pipe()
    try:
        results = in_children(
            [(ask, (one, back[0], there[1], times)), (reply, (other, there[0], back[1], times))])
    finally:
        for end in there + back:
            os.close(end)
    return results[0][times // 10:]


def alone(times):
    reader, writer = os.pipe()
    found = []
    for _ in range(times):
        begin = clock()
        os.write(writer, b".")
        os.read(reader, 1)
        found.append(clock() - begin)
    os.close(reader)
    os.close(writer)
    return found


def switching(processor, samples):
    alone = in_children([(yields, (processor, CALLS, clock() + 0.05))])[0]
    both = in_children([(yields, (processor, CALLS, clock() + 0.1))] * 2)
    if not alone or not all(both) or sum(b[2] for b in both) < CALLS:
        return  # not allowed, or they did not meet
    samples["yield_alone"].append((alone[1] - alone[0]) / CALLS)
    samples["yield_seconds"].append(max(b[1] for b in both) - min(b[0] for b in both))
    samples["yield_calls"].append(2 * CALLS)
    samples["yield_switches"].append(sum(b[2] for b in both))


def wait_for_bytes(processor, reader, writer, times):
    pin([processor])
    for _ in range(times):
        os.read(reader, 1)
        os.write(writer, STAMP.pack(clock()))


def wake_after(processor, reader, writer, idle):
    """The other one has waited for so long, on a processor that has nothing else to do."""
    pin([processor])
    found, calls = [], []
    for _ in range(WAKES):
        wait_until(clock() + idle)
        begin = clock()
        os.write(writer, b".")
        calls.append(clock() - begin)
        found.append(STAMP.unpack(os.read(reader, STAMP.size))[0] - begin)
    return found, calls


def idle_wakes(one, other, samples):
    for idle in IDLE:
        there, back = os.pipe(), os.pipe()
        try:
            found, calls = in_children(
                [(wake_after, (one, back[0], there[1], idle * 1e-6)),
                 (wait_for_bytes, (other, there[0], back[1], WAKES))])[0]
            samples["after_%d" % idle].extend(found)
            samples["call_%d" % idle].extend(calls)
        finally:
            for end in there + back:
                os.close(end)


def measure(request):
    processors = usable()
    samples = {"yield_alone": [], "yield_seconds": [], "yield_calls": [], "yield_switches": [],
               "self": [], "same": [], "cross": [], "free": []}
    for name in ("after_%d", "call_%d"):
        samples.update((name % idle, []) for idle in IDLE)
    end = clock() + request["seconds"]
    while clock() < end or not samples["self"]:
        one = processors[0]
        pin([one])
        samples["self"].extend(alone(200))
        pin(processors)
        switching(one, samples)
        samples["same"].extend(trips([one], [one], CALLS))
        samples["free"].extend(trips(processors, processors, CALLS))
        if len(processors) > 1:
            samples["cross"].extend(trips([one], [processors[1]], CALLS))
            idle_wakes(one, processors[1], samples)
    return samples
