"""Process pools and what travels to them.

"fresh": seconds from making a pool of one worker until the result of its first task; "trip": seconds of submit(f).result() with one worker; "task": per empty task with two workers and
50 under way; "large-0" and so on: of a
message of bytes of each of SIZES in a program of its own, per KiB beyond those that are read into
memory that is kept, beyond an empty one, after the first two; "growth-0" and so on: by how much the
first two together took longer, per KiB; "submit": processor seconds of the caller per submit;
"pickle": seconds to pickle and unpickle one small message; "pickle_kib": 1 KiB of a block of bytes;
"pipe_read": a write to a pipe and a read of 4 bytes, halved; "copy_kib": 1 KiB of a larger write and read, into memory that is there, beyond those, halved; "first": processor seconds that a new
forked worker needs for its first messages and results, beyond what later ones take.
"""
import json
import os
import pickle
import subprocess
import sys
import time
from concurrent.futures import FIRST_COMPLETED, ProcessPoolExecutor, wait
from multiprocessing import get_context

from probing import clock, per_pass

FRESH = 5
SETTLED = 0.05  # seconds; a new pool takes that long
EARLY, MESSAGES = 3, 12  # all pages are touched with the first of them
TASKS = 300
UNDER_WAY = 50
SIZES = (200000, 350000, 600000, 1000000, 2000000, 4000000)  # which of them are dear is chance
SENT, GROWING = 7, 2  # of them, the first need memory that the later ones find
KEPT = 65536  # bytes; processes.kept-message
PIECE = 60000  # fits into a pipe
BLOCK = 1 << 15  # memory for it is kept


def nothing():
    pass


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


def large(samples):
    """In interpreters of their own, whose allocators have not learnt from other probes."""
    script = os.path.join(os.path.dirname(os.path.abspath(__file__)), "fresh_messages.py")
    for i, size in enumerate(SIZES):
        answer = json.loads(subprocess.check_output([sys.executable, script, str(size), str(SENT)]))
        seconds = [one - answer["empty"] for one in answer["seconds"]]
        later = sorted(seconds[GROWING:])
        usual = max(0.0, later[len(later) // 2])
        samples["large-%d" % i].append(usual / ((size - KEPT) / 1024))
        samples["growth-%d" % i].append(
            max(0.0, sum(seconds[:GROWING]) - GROWING * usual) / (size / 1024))


def pickling(samples):
    message = (7, nothing, (), {})
    block = b"x" * BLOCK

    def small(passes):
        for _ in range(passes):
            pickle.loads(pickle.dumps(message))

    def long_(passes):
        for _ in range(passes):
            pickle.loads(pickle.dumps(block))

    reader, writer = os.pipe()

    def pipe(passes):
        for _ in range(passes):
            os.write(writer, b"....")
            os.read(reader, 4)

    piece, place = b"x" * PIECE, [bytearray(PIECE)]

    def larger(passes):
        for _ in range(passes):
            os.write(writer, piece)
            os.readv(reader, place)

    samples["pickle"].append(per_pass(small, 500))
    samples["pickle_kib"].append(per_pass(long_, 300) / (BLOCK / 1024))
    short = per_pass(pipe, 1000) / 2
    samples["pipe_read"].append(short)
    larger(10)
    samples["copy_kib"].append(
        max(0.0, per_pass(larger, 300) / 2 - short) / (PIECE / 1024))
    os.close(reader)
    os.close(writer)


def measure(request):
    samples = {name: [] for name in (
        "fresh", "trip", "task", "submit", "pickle", "pickle_kib", "pipe_read",
        "copy_kib", "first")}
    for i in range(len(SIZES)):
        samples["large-%d" % i], samples["growth-%d" % i] = [], []
    context = get_context("fork")
    fresh(context)  # imports what others find
    samples["fresh"] = [fresh(context) for _ in range(FRESH)]
    samples["first"] = [first(context) for _ in range(FRESH)]
    large(samples)
    with ProcessPoolExecutor(1, mp_context=context) as one, \
            ProcessPoolExecutor(2, mp_context=context) as two:
        one.submit(nothing).result()
        wait([two.submit(nothing) for _ in range(8)])
        end = clock() + request["seconds"]
        while clock() < end or not samples["task"]:
            for _ in range(30):
                begin = clock()
                one.submit(nothing).result()
                samples["trip"].append(clock() - begin)
            samples["task"].append(pipelined(two))
            used = time.thread_time()
            futures = [one.submit(nothing) for _ in range(100)]
            samples["submit"].append((time.thread_time() - used) / 100)
            wait(futures)
            pickling(samples)
    return samples
