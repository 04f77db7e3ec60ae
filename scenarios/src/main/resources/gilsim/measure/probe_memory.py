"""Memory of the interpreter and its parts, bytes.

"base": this process with the modules of every strategy; "thread": each of many threads that wait;
"task": each of many asyncio tasks that sleep; "fork", "spawn": each child that has collected its
garbage, as the growth of the sum of proportional set sizes.
"""
import asyncio
import concurrent.futures  # noqa: F401
import gc
import multiprocessing
import threading

from probing import proportional_set, resident_set

THREADS = 200
TASKS = 20000
CHILDREN = 3


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


async def tasks():
    before = resident_set()
    waiting = [asyncio.ensure_future(asyncio.sleep(60)) for _ in range(TASKS)]
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    grown = resident_set() - before
    for task in waiting:
        task.cancel()
    await asyncio.gather(*waiting, return_exceptions=True)
    return grown / TASKS


def child(pipe):
    gc.collect()
    pipe.send("ready")
    pipe.recv()


def children(method):
    context = multiprocessing.get_context(method)
    before = proportional_set()
    found = []
    for _ in range(CHILDREN):
        here, there = context.Pipe()
        process = context.Process(target=child, args=(there,))
        process.start()
        there.close()
        found.append((process, here))
    for _, pipe in found:
        pipe.recv()
    total = proportional_set() + sum(proportional_set(process.pid) for process, _ in found)
    for process, pipe in found:
        pipe.send("end")
        process.join()
    return (total - before) / CHILDREN


def measure(request):
    part = request["part"]
    if part == "base":
        return {"base": [proportional_set()]}
    if part == "thread":
        return {"thread": [threads()]}
    if part == "task":
        return {"task": [asyncio.run(tasks())]}
    return {part: [children(part)]}
