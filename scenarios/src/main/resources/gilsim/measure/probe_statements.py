"""Statements that the model looks into: CPU seconds of one pass of a loop.

"increment": around x = x + 1; "call": the same with a call in place of 1, the mean of a type, a
Python function and a builtin.
"""
import time

from probing import clock

PASSES = 20000
x = 0


def one():
    return 1


def plain():
    global x
    for _ in range(PASSES):
        x = x + 1


def with_type():
    global x
    for _ in range(PASSES):
        x = x + int(1)


def with_function():
    global x
    for _ in range(PASSES):
        x = x + one()


def with_builtin():
    global x
    word = "a"
    for _ in range(PASSES):
        x = x + len(word)


def cpu(function):
    begin = time.thread_time()
    function()
    return (time.thread_time() - begin) / PASSES


def measure(request):
    samples = {"increment": [], "call": []}
    end = clock() + request["seconds"]
    while clock() < end or len(samples["call"]) < 3:
        samples["increment"].append(cpu(plain))
        samples["call"].append((cpu(with_type) + cpu(with_function) + cpu(with_builtin)) / 3)
    return samples
