"""Starting processes.

request: "method". "parent": seconds of Process.start(); "enter": seconds from its begin until the
child runs its function; "used": the child's processor time by then; "joined": from then until the
child has ended and was waited for. With forkserver "first" is the second of the first child, for
which the server is started. With fork and spawn, "series" is from the begin of the first start() of
six in a row until all six children have run their function. With fork, "busy_enter" and
"busy_joined" are as "enter" and "joined" while another process computes, on a processor of its own;
"compute_beside" is the processor time of some work while another process starts children one after
another, "compute_alone" that of the same work otherwise.
"""
import contextlib
import multiprocessing
import os
import signal
import statistics
import time

from probing import CannotMeasure, burn, clock, usable


SERIES = 6
STEP = 1000  # passes between two looks whether the parent lives: well under a millisecond
TURNS = 3
BURNS, PASSES = 30, 20000  # pieces of a turn, of a millisecond or two each
SETTLED = 0.02  # seconds; a child takes that long to start


def child(pipe):
    pipe.send((clock(), time.thread_time()))
    pipe.close()


def one(context):
    reader, writer = context.Pipe(duplex=False)
    begin = clock()
    process = context.Process(target=child, args=(writer,))
    process.start()
    started = clock()
    writer.close()
    if not reader.poll(30):
        raise CannotMeasure("a child process did not start within 30 s")
    entered, used = reader.recv()
    process.join()
    return started - begin, entered - begin, clock() - entered, used


def series(context):
    begin = clock()
    children = []
    for _ in range(SERIES):
        reader, writer = context.Pipe(duplex=False)
        process = context.Process(target=child, args=(writer,))
        process.start()
        writer.close()
        children.append((process, reader))
    last = max(reader.recv()[0] for _, reader in children)
    for process, _ in children:
        process.join()
    return last - begin


@contextlib.contextmanager
def beside(step):
    """While another process takes such a step again and again."""
    other = os.fork()
    if other == 0:
        try:
            parent = os.getppid()
            while os.getppid() == parent:
                step()
        finally:
            os._exit(0)
    try:
        yield
    finally:
        os.kill(other, signal.SIGKILL)
        os.waitpid(other, 0)


def beside_computing(context, seconds, samples):
    with beside(lambda: burn(STEP)):
        end = clock() + seconds
        while clock() < end or not samples["busy_enter"]:
            _, enter, joined, _ = one(context)
            samples["busy_enter"].append(enter)
            samples["busy_joined"].append(joined)


def computing():
    """Processor seconds of some work."""
    times = []
    for _ in range(BURNS):
        begin = time.thread_time()
        burn(PASSES)
        times.append(time.thread_time() - begin)
    return statistics.median(times)


def beside_starting(context, samples):
    """In turns, since a host changes its speed."""
    for _ in range(TURNS):
        samples["compute_alone"].append(computing())
        with beside(lambda: one(context)):
            time.sleep(SETTLED)
            samples["compute_beside"].append(computing())


def measure(request):
    method = request["method"]
    if method not in multiprocessing.get_all_start_methods():
        raise CannotMeasure("no start method %s" % method)
    if method == "fork":  # a process as large as those of real programs
        import asyncio  # noqa: F401
        import concurrent.futures.process  # noqa: F401
    context = multiprocessing.get_context(method)
    samples = {"parent": [], "enter": [], "joined": [], "used": [], "first": [],
               "busy_enter": [], "busy_joined": [], "series": [],
               "compute_alone": [], "compute_beside": []}
    if method == "forkserver":
        samples["first"].append(one(context)[1])
    end = clock() + request["seconds"]
    while clock() < end or not samples["enter"]:
        parent, enter, joined, used = one(context)
        samples["parent"].append(parent)
        samples["enter"].append(enter)
        samples["joined"].append(joined)
        samples["used"].append(used)
    if method != "forkserver" and len(usable()) > 1:
        samples["series"].append(series(context))
    if method == "fork" and len(usable()) > 1:
        beside_computing(context, request["seconds"], samples)
        beside_starting(context, samples)
    return samples
