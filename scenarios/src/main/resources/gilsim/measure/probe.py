"""Runs one probe of the calibration and writes its raw samples.

usage: probe.py REQUEST ANSWER   (two files of JSON)

request: {"probe": NAME, "seconds": how long about, ...}; probe_NAME.py has a function
measure(request) that returns lists of numbers. Times are seconds, sizes bytes. The answer holds
them as "samples", and beside them how fast this processor was just before and just after:
"reference", CPU seconds of a fixed loop. Standard library only, CPython 3.8 and newer.
"""
import importlib
import json
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

import probing  # noqa: E402


def main():
    with open(sys.argv[1]) as file:
        request = json.load(file)
    module = importlib.import_module("probe_" + request["probe"])
    before = probing.reference()
    try:
        samples = module.measure(request)
        answer = {"samples": samples, "reference": [before, probing.reference()]}
    except probing.CannotMeasure as why:
        answer = {"samples": {}, "reference": [before], "skipped": str(why)}
    with open(sys.argv[2], "w") as file:
        json.dump(answer, file)


if __name__ == "__main__":
    main()
