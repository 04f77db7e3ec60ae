"""Seconds of messages of one size to a new pool's worker, in the order in which they were sent.

usage: fresh_messages.py BYTES MESSAGES; writes {"empty": seconds of an empty one, "seconds": [...]}
as JSON. Run it in an interpreter of its own: what a message costs depends on the memory that those
before it have left.
"""
import json
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

EMPTY = 15  # after the first of them workers and threads have what they need


def take(data):
    pass


def main():
    size, messages = int(sys.argv[1]), int(sys.argv[2])
    with ProcessPoolExecutor(1, mp_context=get_context("fork")) as pool:
        def trip(data):
            begin = time.perf_counter()
            pool.submit(take, data).result()
            return time.perf_counter() - begin

        empty = sorted(trip(b"") for _ in range(EMPTY))[EMPTY // 2]
        data = b"x" * size
        seconds = [trip(data) for _ in range(messages)]
    json.dump({"empty": empty, "seconds": seconds}, sys.stdout)


if __name__ == "__main__":
    main()
