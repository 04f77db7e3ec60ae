"""Who holds the GIL when: threads that compute, each of which notes when it did not run.

request: "threads", how many. "thread", "begin", "end": the stretches in which each ran, at the
precision of one pass of its loop, some 0.1 microseconds.
"""
import sys
import threading

from probing import clock


def measure(request):
    threads = request["threads"]
    pause = min(0.001, sys.getswitchinterval() / 3)
    begin = clock() + 0.02
    end = begin + request["seconds"]
    stretches = [[] for _ in range(threads)]

    def compute(found):
        start = last = clock()
        while last < end:
            now = clock()
            if now - last > pause:
                found.append((start, last))
                start = now
            last = now
        found.append((start, last))

    workers = [threading.Thread(target=compute, args=(found,)) for found in stretches]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    samples = {"thread": [], "begin": [], "end": []}
    for number, found in enumerate(stretches):
        for start, stop in found:
            samples["thread"].append(number)
            samples["begin"].append(start - begin)
            samples["end"].append(stop - begin)
    samples["switch_interval"] = [sys.getswitchinterval()]
    return samples
