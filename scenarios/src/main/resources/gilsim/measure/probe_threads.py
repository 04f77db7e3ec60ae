"""Threads, thread pools, locks and queues.

"start": seconds of Thread.start(), "cycle": of creating, starting and joining one, "parent":
processor seconds of the starting thread in it, "all": of the process. "submit": processor seconds
of the caller, "task": seconds of everything, per empty task of many submitted to a pool of one
worker, whose results are then collected in order. "result": processor seconds of a wait for a
result. "trip": seconds of submit(f).result(). "lock", "queue": acquire and release; put and get.
"call": seconds of a send that wakes nobody, to a socket of its own. "hand_off": of an Event from
one thread to another.
"""
import os
import queue
import threading
import time
from concurrent.futures import ThreadPoolExecutor

from alarms import sink
from lines import REQUEST
from probing import CannotMeasure, clock, per_pass

TASKS = 400
CALLS = 50
PAUSE = 0.001  # seconds between calls, as in a program that waits for answers
MESSAGE = b"x" * REQUEST.size


def nothing():
    pass


def renew_memory():
    """Programs start threads and hand in tasks once, in memory that is new to them; after a fork
    every page is that again: its first write faults."""
    child = os.fork()
    if child == 0:
        os._exit(0)
    os.waitpid(child, 0)


def start_threads(samples):
    for _ in range(30):
        used, all_used, begin = time.thread_time(), time.process_time(), clock()
        thread = threading.Thread(target=nothing)
        thread.start()
        started = clock()
        thread.join()
        samples["cycle"].append(clock() - begin)
        samples["start"].append(started - begin)
        samples["parent"].append(time.thread_time() - used)
        samples["all"].append(time.process_time() - all_used)


def submit_tasks(samples):
    with ThreadPoolExecutor(1) as pool:
        pool.submit(nothing).result()
        used, begin = time.thread_time(), clock()
        futures = [pool.submit(nothing) for _ in range(TASKS)]
        submitted = time.thread_time() - used
        for future in futures:
            future.result()
        samples["task"].append((clock() - begin) / TASKS)
        samples["submit"].append(submitted / TASKS)
        for _ in range(50):
            begin = clock()
            pool.submit(nothing).result()
            samples["trip"].append(clock() - begin)


def results(samples):
    """Of a program whose main thread sleeps until a worker has done something else for a while."""
    read = per_pass(read_clock, 1000)
    with ThreadPoolExecutor(1) as pool:
        for _ in range(CALLS):
            future = pool.submit(time.sleep, PAUSE)
            used = time.thread_time()
            future.result()
            samples["result"].append(max(0.0, time.thread_time() - used - read))


def read_clock(passes):
    for _ in range(passes):
        time.thread_time()


def empty_passes(passes):
    for _ in range(passes):
        pass


def locks(samples):
    lock = threading.Lock()
    items = queue.Queue()

    def lock_passes(passes):
        acquire, release = lock.acquire, lock.release
        for _ in range(passes):
            acquire()
            release()

    def queue_passes(passes):
        for _ in range(passes):
            items.put(None)
            items.get()

    empty = per_pass(empty_passes, 20000)
    samples["lock"].append(max(0.0, per_pass(lock_passes, 20000) - empty))
    samples["queue"].append(per_pass(queue_passes, 2000))


def calls(samples):
    """As those of a program that waits between them."""
    one = sink()
    if one is None:
        raise CannotMeasure("there is no loopback interface")
    for _ in range(CALLS):
        time.sleep(PAUSE)
        begin = clock()
        one.send(MESSAGE)
        samples["call"].append(clock() - begin)
    one.close()


def hand_offs(samples):
    one, other = threading.Event(), threading.Event()
    times = 100

    def answer():
        for _ in range(times):
            one.wait()
            one.clear()
            other.set()

    thread = threading.Thread(target=answer)
    thread.start()
    for _ in range(times):
        begin = clock()
        one.set()
        other.wait()
        other.clear()
        samples["hand_off"].append((clock() - begin) / 2)
    thread.join()


def measure(request):
    samples = {name: [] for name in (
        "start", "cycle", "parent", "all", "submit", "task", "result", "trip", "lock", "queue",
        "call", "hand_off")}
    end = clock() + request["seconds"]
    while clock() < end or not samples["call"]:
        renew_memory()
        for part in (start_threads, submit_tasks, results, locks, calls, hand_offs):
            part(samples)
    return samples
