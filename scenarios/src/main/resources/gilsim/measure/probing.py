"""What the probes share: clocks, pinning, children, a reference of speed."""
import json
import os
import time
import traceback

clock = time.perf_counter  # CLOCK_MONOTONIC on Linux: the same in all processes
cpu = time.thread_time


class CannotMeasure(Exception):
    """This host or interpreter lacks what the probe needs."""


def burn(passes):
    """Pure-Python work of a fixed amount."""
    x = 0
    for i in range(passes):
        x = (x * 3 + i) & 1023
    return x


CHUNK = 10000


def chunk():
    """CPU seconds of a fixed piece of work, well below a millisecond."""
    begin = time.thread_time()
    burn(CHUNK)
    return time.thread_time() - begin


def reference():
    """CPU seconds of one such piece now: the middle of some."""
    return sorted(chunk() for _ in range(15))[7]


MOST_PROCESSORS = 8


def references():
    """The reference on each of some processors, after which this thread is on the fastest of them."""
    try:
        mine = os.sched_getaffinity(0)
    except AttributeError:
        return [reference()]
    found = []
    try:
        for processor in sorted(mine)[:MOST_PROCESSORS]:
            os.sched_setaffinity(0, [processor])
            found.append(reference())
        os.sched_setaffinity(0, [sorted(mine)[found.index(min(found))]])
    finally:
        os.sched_setaffinity(0, mine)
    return found


def usable():
    """Processors that we may use."""
    try:
        return sorted(os.sched_getaffinity(0))
    except AttributeError:
        raise CannotMeasure("this system cannot pin a process to a processor")


def pin(processors):
    try:
        os.sched_setaffinity(0, processors)
    except (AttributeError, OSError) as error:
        raise CannotMeasure("pinning to processors %s: %s" % (list(processors), error))


def in_children(calls):
    """Calls functions in forked children at the same time; their results, in order.

    calls: pairs of a function and its arguments; results are written as JSON.
    """
    pipes = []
    for function, arguments in calls:
        reader, writer = os.pipe()
        child = os.fork()
        if child == 0:
            code = 1
            try:
                os.close(reader)
                with os.fdopen(writer, "w") as file:
                    json.dump(function(*arguments), file)
                code = 0
            except BaseException:
                traceback.print_exc()
            finally:
                os._exit(code)
        os.close(writer)
        pipes.append((child, reader))
    results = []
    for child, reader in pipes:
        with os.fdopen(reader) as file:
            text = file.read()
        os.waitpid(child, 0)
        results.append(text)
    if "" in results:
        raise CannotMeasure("a child process failed")
    return [json.loads(text) for text in results]


def wait_until(instant):
    while clock() < instant:
        pass


def median(values):
    ordered = sorted(values)
    return ordered[len(ordered) // 2]


def per_pass(function, passes):
    """Seconds of one pass of function(passes)."""
    begin = clock()
    function(passes)
    return (clock() - begin) / passes


def resident_set():
    """Resident set size of this process, bytes."""
    try:
        with open("/proc/self/statm") as file:
            return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except OSError as error:
        raise CannotMeasure("sizes of processes: %s" % error)
