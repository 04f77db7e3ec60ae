"""Memory of the interpreter and its parts, bytes, and what it costs.

"base": this process with modules that programs of any strategy import; "asyncio",
"multiprocessing", "gevent": how much it grows when it imports what such a strategy needs; "thread":
each of many threads that wait; "task": each of many asyncio tasks that sleep; "fork", "spawn": each
child that has run a function, as the growth of what the processes hold together. A child does not
collect its garbage for that: one that lives long copies more of what it shares with its parent.
"taken": processor seconds of a KiB of memory that this process does not have, taken as measured
tasks take theirs.
"""
import importlib
import os
import threading

from peak import held
from probing import CannotMeasure, cpu, resident_set

THREADS = 200
TASKS = 20000
CHILDREN = 3
PASSES = 100000
BLOCK = 40 << 20  # bytes; so large that C libraries give it back each time (glibc: above 32 MiB)
BLOCKS = 5
BASE = ["collections", "concurrent.futures.thread", "ctypes", "heapq", "itertools", "json", "math",
        "queue", "select", "socket", "struct", "subprocess", "time"]
MORE = {
    "asyncio": ["asyncio"],
    "multiprocessing": ["multiprocessing.pool", "multiprocessing.queues",
                        "multiprocessing.synchronize", "concurrent.futures.process"],
    "gevent": ["gevent.event", "gevent.lock", "gevent.queue", "gevent.socket"],
}


def load(names):
    try:
        for name in names:
            importlib.import_module(name)
    except ImportError as error:
        raise CannotMeasure(str(error))


def holds(*pids):
    found = held((os.getpid(),) + pids)
    if not found:
        raise CannotMeasure("this system does not tell the sizes of processes")
    return found


def grows(part):
    before = holds()
    load(MORE[part])
    if part == "gevent":
        import gevent
        gevent.sleep(0)  # makes its hub
    return holds() - before


def threads():
    event = threading.Event()
    workers = [threading.Thread(target=event.wait) for _ in range(THREADS)]
    workers[0].start()
    before = resident_set()
    for worker in workers[1:]:
        worker.start()
    grown = resident_set() - before
    event.set()
    for worker in workers:
        worker.join()
    return grown / (THREADS - 1)


def tasks():
    import asyncio

    async def all_of_them():
        before = resident_set()
        waiting = [asyncio.ensure_future(asyncio.sleep(60)) for _ in range(TASKS)]
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        grown = resident_set() - before
        for task in waiting:
            task.cancel()
        await asyncio.gather(*waiting, return_exceptions=True)
        return grown / TASKS

    return asyncio.run(all_of_them())


def child(pipe):
    load(BASE)  # a spawned one imports the program's modules again; a forked one has them
    x = 0
    for i in range(PASSES):
        x = (x * 3 + i) & 1023
    pipe.send("ready")
    pipe.recv()


def children(method):
    load(MORE["multiprocessing"])
    import multiprocessing
    context = multiprocessing.get_context(method)
    before = holds()
    found = []
    for _ in range(CHILDREN):
        here, there = context.Pipe()
        process = context.Process(target=child, args=(there,))
        process.start()
        there.close()
        found.append((process, here))
    for _, pipe in found:
        pipe.recv()
    total = holds(*[process.pid for process, _ in found])
    for process, pipe in found:
        pipe.send("end")
        process.join()
    return (total - before) / CHILDREN


def taken():
    seconds = []
    for _ in range(BLOCKS):
        begin = cpu()
        block = b"\1" * BLOCK
        seconds.append((cpu() - begin) / (BLOCK / 1024))
        del block
    return seconds


def measure(request):
    part = request["part"]
    load(BASE)
    if part == "taken":
        return {part: taken()}
    if part == "base":
        found = holds()
    elif part in MORE:
        found = grows(part)
    elif part == "thread":
        found = threads()
    elif part == "task":
        load(MORE["asyncio"])
        found = tasks()
    else:
        found = children(part)
    return {part: [found]}
