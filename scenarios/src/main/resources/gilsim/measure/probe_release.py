"""The race after a voluntary release of the GIL: a thread drops it for a short while, beside one
that computes. Is it back before the other one has taken over?

The short while is a read of N bytes from /dev/zero, which drops the GIL. "free": seconds of
the call without the other thread, which are those without the GIL and some 0.1 microseconds;
"took": of the same call beside it, "took_size" its N; "size": N of each "free".
"""
import threading

from probing import CannotMeasure, burn, clock, median

SIZES = [1, 16384, 65536, 131072, 262144, 524288, 1048576, 2097152, 4194304]
PASSES_BETWEEN = 2000  # some 100 microseconds, so that the other one waits again


def call_times(file, view, times, end):
    found = []
    for _ in range(times):
        burn(PASSES_BETWEEN)
        begin = clock()
        file.readinto(view)
        now = clock()
        found.append(now - begin)
        if now > end:
            break
    return found


def measure(request):
    try:
        file = open("/dev/zero", "rb", buffering=0)
    except OSError as error:
        raise CannotMeasure("/dev/zero: %s" % error)
    memory = memoryview(bytearray(SIZES[-1]))
    samples = {"size": [], "free": [], "took": [], "took_size": []}
    stop = []

    def compute():
        while not stop:
            burn(200)

    with file:
        reading = median([-clock() + clock() for _ in range(101)])
        for size in SIZES:
            alone = median(call_times(file, memory[:size], 41, clock() + 1))
            samples["size"].append(size)
            samples["free"].append(max(0.0, alone - reading))
        other = threading.Thread(target=compute)
        other.start()
        try:
            end = clock() + request["seconds"]
            for turn in range(request.get("turns", 3)):
                for size in SIZES:
                    limit = min(end, clock() + request["seconds"] / len(SIZES) / 2)
                    for took in call_times(file, memory[:size], 30, limit):
                        samples["took_size"].append(size)
                        samples["took"].append(took)
        finally:
            stop.append(True)
            other.join()
    return samples
