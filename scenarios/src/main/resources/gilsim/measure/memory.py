"""Watches the memory of a program: the sum of what each of its processes holds.

usage: memory.py PID STRANGER...     PID: the program; STRANGER: a child of it that is no part of it

"b" on standard input begins, or begins anew; "e", or its end, ends it with a last look. Then the largest
sum and the number of looks are said. A look takes a tenth of a millisecond per process and more, so that the time between
looks is a hundred times as long: one per cent of one processor.
"""
import json
import os
import select
import sys
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

import old  # noqa: E402, F401
from peak import held  # noqa: E402
from usage import family  # noqa: E402

SHARE = 0.01
LEAST_INTERVAL = 0.002


def main():
    program, strangers = int(sys.argv[1]), [int(one) for one in sys.argv[2:]] + [os.getpid()]
    print("ready")
    sys.stdout.flush()
    peak, looks, interval, word = 0, 0, None, b"b"
    while word == b"b":
        if select.select([0], [], [], interval)[0]:
            word = os.read(0, 1)
            if word == b"b":
                peak, looks = 0, 0
        begin = time.process_time()
        peak = max(peak, held(family(program, strangers)))
        looks += 1
        interval = max(LEAST_INTERVAL, (time.process_time() - begin) / SHARE)
    print(json.dumps({"peak": peak, "looks": looks}))


if __name__ == "__main__":
    main()
