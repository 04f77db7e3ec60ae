"""Runs real programs, and states each as a scenario whose numbers come from running its tasks alone.

usage: python3 PROGRAM.py FOLDER [REPETITIONS]

writes FOLDER/PROGRAM.yaml, the scenario, and FOLDER/PROGRAM.csv, the real runs that it names as
observed. Beside every run the tasks are run alone once more; runs are scaled by that, so that a host
that changes its speed does not fool the comparison. A run counts if all processors were as fast as each
other just before and just after it, else it is repeated: tasks alone run on one of them, and a
virtual processor may be slow by itself. No number comes from the runs that are compared.
"""
import concurrent.futures as futures
import os
import statistics
import sys
import time
import tracemalloc

REPETITIONS = 5
AGAIN = 6  # runs for each repetition that may be done again, until processors are as fast
EVEN = 1.15
PASSES = 60000  # some milliseconds
clock = time.perf_counter


def total(alone):
    return sum(seconds for seconds, _ in alone)


def look():
    """Seconds of a loop on each processor, the shortest of three."""
    mine = os.sched_getaffinity(0)
    found = []
    for processor in sorted(mine):
        os.sched_setaffinity(0, [processor])
        found.append(min(loop() for _ in range(3)))
    os.sched_setaffinity(0, mine)
    return found


def loop():
    begin = clock()
    x = 1
    for _ in range(PASSES):
        x = 7 - x
    return clock() - begin


def memory(function, argument):
    """Bytes that a task holds at its most, when it runs alone; what it returns is among them."""
    tracemalloc.start()
    function(argument)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak


class Program(object):
    """One program.

    inputs: of its tasks; function: a task; scenario: makes the scenario's parts of the seconds that
    each task took alone and of the processor seconds in them; strategies: names with workers; prepare: makes the inputs, and a process to
    be ended; loop: runs all tasks under asyncio.
    """

    def __init__(self, name, inputs, function, scenario, strategies, prepare=None, loop=None):
        self.name = name
        self.inputs = inputs
        self.function = function
        self.scenario = scenario
        self.strategies = strategies
        self.prepare = prepare
        self.loop = loop

    def alone(self):
        """Keeps the results, as the program does: memory that is not given back must be got anew,
        which takes time."""
        found, kept = [], []
        for one in self.inputs:
            begin, used = clock(), time.thread_time()
            kept.append(self.function(one))
            found.append((clock() - begin, time.thread_time() - used))
        return found

    def run(self, strategy, workers):
        begin = clock()
        if strategy == "asyncio":
            self.loop()
            return clock() - begin
        if strategy == "sequential":
            kept = [self.function(one) for one in self.inputs]
            took = clock() - begin
            del kept  # how long it takes to end is no part of it
            return took
        # Nor how long workers take.
        pool = futures.ProcessPoolExecutor if strategy.startswith("processes") else (
            futures.ThreadPoolExecutor)
        with pool(workers) as executor:
            for future in [executor.submit(self.function, one) for one in self.inputs]:
                future.result()
            return clock() - begin

    def main(self, arguments):
        if len(arguments) < 2:
            sys.exit(__doc__)
        folder = arguments[1]
        repetitions = int(arguments[2]) if len(arguments) > 2 else REPETITIONS
        server = None
        if self.prepare:
            self.inputs, server = self.prepare()
        self.alone()
        alone, runs = [], dict((name, []) for name in self.strategies)
        uneven, left = 0, AGAIN * repetitions
        for _ in range(repetitions):
            for name, options in self.strategies.items():
                while True:
                    before, first = self.alone(), look()
                    took = self.run(name, options.get("workers"))
                    looks, after = first + look(), self.alone()
                    even = max(looks) <= EVEN * min(looks)
                    if even or not left:
                        break
                    left -= 1
                uneven += not even
                alone += [before, after]
                runs[name].append((took, (total(before) + total(after)) / 2))
        if uneven:
            print("%s: %d of %d runs beside processors of unequal speed" % (
                self.name, uneven, repetitions * len(self.strategies)))
        if server:
            server.terminate()
        self.write(folder, alone, runs)

    def write(self, folder, alone, runs):
        os.makedirs(folder, exist_ok=True)
        usual = statistics.median([total(one) for one in alone])
        seconds, used = zip(*[[statistics.median(one) for one in zip(*task)]
                              for task in zip(*alone)])
        parts = self.scenario(seconds, used)
        # Tasks alone were timed at the speed of the moment, a virtual machine's slow modes included.
        lines = ["gilsim: 1", "name: program-" + self.name,
                 "machine: {preset: ./machine.yaml, speed-modes: none}",
                 "interpreter: {preset: ./cpython-%d.%d.yaml%s}" % (
                     sys.version_info[:2] + (parts.get("interpreter", ""),))]
        if "devices" in parts:
            lines.append("devices: " + parts["devices"])
        lines += ["tasks:"] + ["  " + task for task in parts["tasks"]] + ["strategies:"]
        for name, options in self.strategies.items():
            kind = {"sequential": "sequential", "asyncio": "asyncio"}.get(name) or (
                "process-pool" if name.startswith("processes") else "thread-pool")
            workers = ", workers: %d" % options["workers"] if options else ""
            lines.append("  %s: {type: %s%s}" % (name, kind, workers))
        lines += ["observed: [%s.csv]" % self.name, "run: {until: done, replications: 10, seed: 1}"]
        with open(os.path.join(folder, self.name + ".yaml"), "w") as file:
            file.write("\n".join(lines) + "\n")
        with open(os.path.join(folder, self.name + ".csv"), "w") as file:
            file.write("scenario,strategy,metric,unit,mean,source,role\n")
            for name, found in runs.items():
                value = statistics.median([took * usual / beside for took, beside in found])
                file.write("program-%s,%s,makespan,s,%.6f,measured,predicted\n"
                           % (self.name, name, value))
