"""How the speed of one processor changes with time: equal pieces of work, one after another.

"begin" of each piece, its "cpu" seconds, and its "wall" seconds.
"""
import time

from probing import CHUNK, burn, clock, pin, usable


def measure(request):
    processors = usable()
    pin([processors[request.get("turn", 0) % len(processors)]])
    begins, cpu, wall = [], [], []
    start = clock()
    now = start
    while now < start + request["seconds"]:
        used = time.thread_time()
        burn(2 * CHUNK)
        used = time.thread_time() - used
        then = clock()
        begins.append(now - start)
        cpu.append(used)
        wall.append(then - now)
        now = then
    pin(processors)
    return {"begin": begins, "cpu": cpu, "wall": wall}
