"""Greenlets of gevent.

"spawn": seconds to create one and wait for its end; "switch": of a gevent.sleep(0); "late": by
which gevent.sleep of one millisecond takes longer; "memory": bytes of each. "sleep": the same of time.sleep.
"""
import time

from probing import CannotMeasure, clock, per_pass, resident_set

MANY = 2000


def measure(request):
    try:
        import gevent
    except ImportError:
        raise CannotMeasure("gevent is not installed")

    def yields(passes):
        for _ in range(passes):
            gevent.sleep(0)

    def spawns(passes):
        for _ in range(passes):
            gevent.spawn(int).join()

    # The first of each makes the hub and its loop, milliseconds that come once.
    yields(100)
    spawns(30)
    samples = {"spawn": [], "switch": [], "late": [], "sleep": [], "memory": []}
    end = clock() + request["seconds"]
    while clock() < end or not samples["spawn"]:
        samples["switch"].append(per_pass(yields, 1000))
        samples["spawn"].append(per_pass(spawns, 300))
        for _ in range(20):
            begin = clock()
            gevent.sleep(0.001)
            samples["late"].append(clock() - begin - 0.001)
            begin = clock()
            time.sleep(0.001)
            samples["sleep"].append(clock() - begin - 0.001)
        if not samples["memory"]:
            before = resident_set()
            waiting = [gevent.spawn(gevent.sleep, 60) for _ in range(MANY)]
            gevent.sleep(0)
            samples["memory"].append((resident_set() - before) / MANY)
            gevent.killall(waiting)
    return samples
