"""Runs a scenario for real. usage: harness.py REQUEST ANSWER (two files of JSON)

The request says what to do: "calibrate" finds out how fast this interpreter works here, "run" is
one repetition of one strategy at one point. Nothing in it is ever executed as code.
"""
import json
import os
import sys
import threading
import time

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)

GUESSED_RATE = 5e6  # passes per second; only how long a look lasts depends on it


def calibrate(request):
    """On the processor that is the fastest now."""
    import old  # noqa: F401
    import steady
    import work
    steady.go_to(steady.look(GUESSED_RATE).fastest())
    return {"rates": work.calibrate(request["seconds"])}


def run(request):
    import measured
    return measured.measure(request, HERE)


def compile_modules():
    """Once: processes that are spawned import these modules, which should not take longer than those
    of an installed program."""
    if sys.version_info[0] > 2 and not os.path.isdir(os.path.join(HERE, "__pycache__")):
        import compileall
        compileall.compile_dir(HERE, quiet=2)


def main():
    compile_modules()
    with open(sys.argv[1]) as file:
        request = json.load(file)
    try:
        answer = {"calibrate": calibrate, "run": run}[request["mode"]](request)
    except (Problem, DiskError) as problem:
        answer = {"error": str(problem)}
    with open(sys.argv[2] + ".part", "w") as file:
        json.dump(answer, file)
    os.rename(sys.argv[2] + ".part", sys.argv[2])
    sys.stdout.flush()
    os._exit(0)  # threads and processes of a run with a duration may still be at work


if __name__ == "__main__":
    import old  # noqa: F401
    from disks import DiskError
    from run import Problem
    main()
