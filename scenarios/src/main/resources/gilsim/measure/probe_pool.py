"""Process pools and what travels to them.

"fresh": seconds from making a pool of one worker until the result of its first task; "trip": seconds of submit(f).result() with one worker; "task": per empty task with two workers and
50 under way; "echo": of 1 MB there and back; "submit": processor seconds of the caller per submit;
"pickle": seconds to pickle and unpickle one small message; "pickle_kib": 1 KiB of a block of bytes;
"pipe_read": a write to a pipe and a read of 4 bytes, halved; "first": processor seconds that a new
forked worker needs for its first messages and results, beyond what later ones take.
"""
import os
import pickle
import time
from concurrent.futures import FIRST_COMPLETED, ProcessPoolExecutor, wait
from multiprocessing import get_context

from probing import clock, per_pass

FRESH = 5
SETTLED = 0.05  # seconds; a new pool takes that long
EARLY, MESSAGES = 3, 12  # all pages are touched with the first of them
TASKS = 300
UNDER_WAY = 50
MEGABYTE = b"x" * 1000000


def nothing():
    pass


def echo(data):
    return data


def fresh(context):
    begin = clock()
    with ProcessPoolExecutor(1, mp_context=context) as pool:
        pool.submit(nothing).result()
        return clock() - begin


def settle():
    """A worker waits until its parent has done what a new pool needs."""
    global begun
    time.sleep(SETTLED)
    begun = time.process_time()


def used():
    """Processor seconds of this worker since it was ready."""
    return time.process_time() - begun


def first(context):
    """All messages are there when the worker is ready, so nothing runs beside it but the manager."""
    with ProcessPoolExecutor(1, mp_context=context, initializer=settle) as pool:
        seen = [future.result() for future in [pool.submit(used) for _ in range(MESSAGES)]]
    later = sorted(b - a for a, b in zip(seen[EARLY:], seen[EARLY + 1:]))
    usual = later[len(later) // 2]
    # Until then it took one message more than it answered.
    return max(0.0, seen[EARLY] - (EARLY + 0.5) * usual)


def pipelined(pool):
    begin = clock()
    waiting = {pool.submit(nothing) for _ in range(UNDER_WAY)}
    done = 0
    while done < TASKS:
        finished, waiting = wait(waiting, return_when=FIRST_COMPLETED)
        done += len(finished)
        waiting |= {pool.submit(nothing) for _ in finished}
    took = clock() - begin
    wait(waiting)
    return took / done


def pickling(samples):
    message = (7, nothing, (), {})
    block = b"x" * (1 << 18)

    def small(passes):
        for _ in range(passes):
            pickle.loads(pickle.dumps(message))

    def large(passes):
        for _ in range(passes):
            pickle.loads(pickle.dumps(block))

    reader, writer = os.pipe()

    def pipe(passes):
        for _ in range(passes):
            os.write(writer, b"....")
            os.read(reader, 4)

    samples["pickle"].append(per_pass(small, 500))
    samples["pickle_kib"].append(per_pass(large, 30) / 256)
    samples["pipe_read"].append(per_pass(pipe, 1000) / 2)
    os.close(reader)
    os.close(writer)


def measure(request):
    samples = {name: [] for name in (
        "fresh", "trip", "task", "echo", "submit", "pickle", "pickle_kib", "pipe_read", "first")}
    context = get_context("fork")
    fresh(context)  # imports what others find
    samples["fresh"] = [fresh(context) for _ in range(FRESH)]
    samples["first"] = [first(context) for _ in range(FRESH)]
    with ProcessPoolExecutor(1, mp_context=context) as one, \
            ProcessPoolExecutor(2, mp_context=context) as two:
        one.submit(nothing).result()
        wait([two.submit(nothing) for _ in range(8)])
        end = clock() + request["seconds"]
        while clock() < end or not samples["echo"]:
            for _ in range(30):
                begin = clock()
                one.submit(nothing).result()
                samples["trip"].append(clock() - begin)
            samples["task"].append(pipelined(two))
            for _ in range(5):
                begin = clock()
                one.submit(echo, MEGABYTE).result()
                samples["echo"].append(clock() - begin)
            used = time.thread_time()
            futures = [one.submit(nothing) for _ in range(100)]
            samples["submit"].append((time.thread_time() - used) / 100)
            wait(futures)
            pickling(samples)
    return samples
