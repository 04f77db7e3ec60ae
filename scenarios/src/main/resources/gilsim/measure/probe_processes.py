"""Starting processes.

request: "method". "parent": seconds of Process.start(); "enter": seconds from its begin until the
child runs its function; "joined": from then until the child has ended and was waited for. With
forkserver "first" is the second of the first child, for which the server is started. With spawn,
"series" is from the begin of the first start() of this program, the first of six in a row, until all six children have run
their function; "tracker" is the processor time of the process that the first of them needs. With fork, the samples of several programs
that are described in fresh_starts.py; "compute_beside" is the processor time of some work while another process starts
children one after another, "compute_alone" that of the same work otherwise.
"""
import contextlib
import json
import multiprocessing
import os
import signal
import statistics
import subprocess
import sys
import time

from probing import CannotMeasure, burn, clock, references, usable


SERIES = 6
PROGRAMS = 2  # of each kind; one takes a tenth of a second
TURNS = 3
BURNS, PASSES = 30, 20000  # pieces of a turn, of a millisecond or two each
SETTLED = 0.02  # seconds; a child takes that long to start
CPU_OF_PROCESS = 2  # time.pthread_getcpuclockid of a process: CPUCLOCK_SCHED in Linux posix-timers.h


def child(pipe):
    pipe.send(clock())
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
    entered = reader.recv()
    process.join()
    return started - begin, entered - begin, clock() - entered


def series(context):
    begin = clock()
    children = []
    for _ in range(SERIES):
        reader, writer = context.Pipe(duplex=False)
        process = context.Process(target=child, args=(writer,))
        process.start()
        writer.close()
        children.append((process, reader))
    last = max(reader.recv() for _, reader in children)
    for process, _ in children:
        process.join()
    return last - begin


def tracker():
    """Processor seconds of the resource tracker so far; none if nobody can tell."""
    try:
        from multiprocessing import resource_tracker
        return [time.clock_gettime((~resource_tracker._resource_tracker._pid << 3) | CPU_OF_PROCESS)]
    except (ImportError, AttributeError, TypeError, OSError):
        return []


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


def fresh_programs(samples):
    """Each kind in turns; those on one processor are on the fastest."""
    script = os.path.join(os.path.dirname(os.path.abspath(__file__)), "fresh_starts.py")
    times = references()
    fastest = usable()[times.index(min(times))]
    for _ in range(PROGRAMS):
        for arguments in [[str(fastest)]] + ([[]] if len(usable()) > 1 else []):
            told = subprocess.run(
                [sys.executable, "-I", script] + arguments, stdout=subprocess.PIPE, check=True)
            for name, values in json.loads(told.stdout).items():
                samples[name].extend(values)


def forks(context, samples):
    import asyncio  # noqa: F401  a process as large as those of real programs
    import concurrent.futures.process  # noqa: F401
    fresh_programs(samples)
    if len(usable()) > 1:
        beside_starting(context, samples)


def measure(request):
    method = request["method"]
    if method not in multiprocessing.get_all_start_methods():
        raise CannotMeasure("no start method %s" % method)
    context = multiprocessing.get_context(method)
    samples = {"parent": [], "enter": [], "joined": [], "used": [], "first": [], "series": [],
               "tracker": [], "make_first": [], "make": [], "return": [], "ended": [],
               "compute_alone": [], "compute_beside": []}
    if method == "fork":
        forks(context, samples)
        return samples
    if method == "spawn" and len(usable()) > 1:
        samples["series"].append(series(context))
        samples["tracker"].extend(tracker())
    if method == "forkserver":
        samples["first"].append(one(context)[1])
    end = clock() + request["seconds"]
    while clock() < end or not samples["enter"]:
        parent, enter, joined = one(context)
        samples["parent"].append(parent)
        samples["enter"].append(enter)
        samples["joined"].append(joined)
    return samples
