"""Runs one probe of the calibration and writes its raw samples.

usage: probe.py REQUEST ANSWER   (two files of JSON)

request: {"probe": NAME, "seconds": how long about, ...}; probe_NAME.py has a function
measure(request) that returns lists of numbers. Times are seconds, sizes bytes. The answer holds
them as "samples", and beside them how fast the processors were just before and just after:
"reference", CPU seconds of a fixed loop, of all processors on average; of the fastest, on which it
begins, if "alone" says that the probe has one thread. Standard library only, CPython 3.8 and newer.
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
    before = probing.references()
    chosen = before.index(min(before))

    def told(times):
        return times[chosen] if request.get("alone") else sum(times) / len(times)

    try:
        samples = module.measure(request)
        answer = {"samples": samples, "reference": [told(before), told(probing.references())]}
    except probing.CannotMeasure as why:
        answer = {"samples": {}, "reference": [told(before)], "skipped": str(why)}
    with open(sys.argv[2], "w") as file:
        json.dump(answer, file)


if __name__ == "__main__":
    main()
