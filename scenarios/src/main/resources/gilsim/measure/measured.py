"""One repetition: sets everything up, runs it, and gathers what was observed."""
import gc
import os
import sys
import threading
import time

import work
from devices import READY_SOCKETS, Devices, DeviceServer
from draws import Streams
from increments import Variable
from programs import Programs
from run import Problem, Run, members, now

POLL_SECONDS = 0.001
LEAST_TO_TELL = 0.2  # seconds: /proc/stat counts ticks of 10 ms

try:
    import resource
except ImportError:
    resource = None


def measure(request, folder):
    limits()
    server = DeviceServer(request["devices"] + [{"type": "delay"}], folder)
    confine(request.get("cpus"))
    if request.get("switchInterval"):
        sys.setswitchinterval(request["switchInterval"])
    request["rates"] = work.now(request["rates"], request["referenceSeconds"])
    before = work.speed(request["rates"]["compute"], request["referenceSeconds"])
    run = set_up(request, server.path)
    parts = make_parts(request, run, server.path)
    run.draw_ahead()
    gc.collect()
    answer = execute(request, run, parts)
    after = work.speed(request["rates"]["compute"], request["referenceSeconds"])
    answer["server"] = server.end()
    answer["reference"] = [before, after]
    return answer


def limits():
    """As many sockets as the system allows."""
    if resource:
        hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
        try:
            resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
        except (ValueError, OSError):
            pass


def confine(cpus):
    """To so many processors, on cores of their own as far as there are enough."""
    if not cpus:
        return
    mine = sorted(os.sched_getaffinity(0))
    if len(mine) < cpus:
        raise Problem("this process may use %d processors only" % len(mine))
    if len(mine) > cpus:
        os.sched_setaffinity(0, set(sorted(mine, key=sibling_rank)[:cpus]))


def sibling_rank(cpu):
    """First threads of all cores before second threads."""
    try:
        with open("/sys/devices/system/cpu/cpu%d/topology/thread_siblings_list" % cpu) as file:
            first = int(file.read().replace("-", ",").split(",")[0])
    except (IOError, OSError, ValueError):
        first = cpu
    return (0 if first == cpu else 1, cpu)


def set_up(request, path):
    streams = Streams(int(request["seed"]), request["replication"])
    devices = Devices(request["devices"] + [{"type": "delay"}], path)
    programs = Programs(request, streams)
    run = Run(request, programs, devices, [Variable(one) for one in request["variables"]])
    return run


def make_parts(request, run, path):
    """What runs the kinds of task, each part with the kinds that it runs."""
    from blocking import ThreadSync
    sync = ThreadSync(request)
    clock = len(request["devices"])

    def wait_for(nanoseconds):
        return ("io", clock, nanoseconds, 0, 0, 1)

    def make(spec, kinds):
        kind = spec["type"]
        if kind == "asyncio":
            from aio import EventLoop
            run.devices.waiting.prepare(READY_SOCKETS)
            return EventLoop(run, spec, kinds, wait_for)
        if kind in ("process-pool", "processes"):
            import processes
            one = processes.ProcessPool if kind == "process-pool" else (
                processes.MultiprocessingPool if spec.get("workers") else processes.ProcessEach)
            return one(run, spec, kinds, path, run)
        import strategies
        one = {"sequential": strategies.Sequential, "threads": strategies.Threads,
               "thread-pool": strategies.ThreadPool}.get(kind)
        if one is None:
            raise Problem("the harness lacks the strategy " + kind)
        run.devices.blocking.prepare(READY_SOCKETS)
        return one(run, spec, kinds, sync)

    names = [task["name"] for task in request["tasks"]]
    own = [kind for kind, task in enumerate(request["tasks"])
           if "submitted" not in task["arrival"]]
    strategy = request["strategy"]
    if strategy["type"] == "by-task":
        parts = [make(strategy["parts"][name], [kind] if kind in own else [])
                 for kind, name in enumerate(names)]
    else:
        parts = [make(strategy, own)] * len(names)
    run.executors = dict(zip(names, parts))
    unique = []
    for part in parts:
        if part not in unique:
            unique.append(part)
    for label, spec in request["pools"].items():
        if spec is not None:
            run.executors[label] = make(spec, [])
            unique.append(run.executors[label])
    return unique


def execute(request, run, parts):
    used = usage()
    busy = Busy()
    reset_peak()
    for task in request["tasks"]:
        run.arrivals.extend([0] * (task["arrival"].get("count") or 0))
    warm = [None]
    run.start()
    for part in parts:
        if hasattr(part, "open"):
            part.open()
    if run.deadline is None and len(parts) == 1:
        guarded(run, parts[0])
        wait_until_done(run, [], parts)
    else:
        threads = [threading.Thread(target=guarded, args=(run, part), daemon=True)
                   for part in parts]
        for thread in threads:
            thread.start()
        if run.deadline is None:
            wait_until_done(run, threads, parts)
        else:
            if request["warmUp"]:
                time.sleep(request["warmUp"] / 1e9)
                warm[0] = usage()
            time.sleep(max(0, (run.deadline - now()) / 1e9))
    end = now()
    after = usage()
    others = busy.others()
    if run.failures:
        raise Problem("a task failed: " + run.failures[0])
    answer = gather(request, run, warm[0] or used, after, end)
    answer["others"] = others
    return answer


def guarded(run, part):
    try:
        part.start()
    except BaseException as error:
        run.fail(error)


def wait_until_done(run, threads, parts):
    """Until everything that came is done, submitted tasks that nobody waits for included."""
    for thread, part in zip(threads, parts):
        if part.kinds:  # others wait for what tasks submit
            thread.join()
    while len(run.records) < len(run.arrivals) and not run.failures:
        time.sleep(POLL_SECONDS)
    for part in parts:
        if hasattr(part, "stop"):
            part.stop()


def usage():
    """Voluntary and involuntary context switches of this process and of its ended children."""
    if resource is None:
        return None
    all_ = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return [sum(one.ru_nvcsw for one in all_), sum(one.ru_nivcsw for one in all_)]


def gather(request, run, before, after, end):
    begin = run.begin
    limit = run.deadline or end
    tasks = dict((task["name"], []) for task in request["tasks"])
    names = [task["name"] for task in request["tasks"]]
    completed = 0
    for kind, arrival, ended in list(run.records):
        if ended <= limit:
            completed += 1
            tasks[names[kind]].append([arrival - begin, ended - begin])
    arrived = len([one for one in list(run.arrivals) if one <= limit])
    for kind, task in enumerate(request["tasks"]):  # of other processes only the records are known
        if task["arrival"].get("loops") and in_processes(request, task["name"]):
            arrived += len(tasks[task["name"]]) + task["arrival"]["loops"]
    answer = {
        "end": limit - begin, "tasks": tasks, "unfinished": max(0, arrived - completed),
        "startup": max(run.ready) - begin if run.ready else None,
        "lost": [one.growth() for one in run.variables],
    }
    alone = not any(in_processes(request, task["name"]) for task in request["tasks"])
    if alone:
        answer["peakMemory"] = peak_memory()
    if before and (alone or not run.deadline):
        answer["voluntary"] = after[0] - before[0]
        answer["involuntary"] = after[1] - before[1]
    return answer


class Busy(object):
    """How much of the processors others use, from now on (proc(5), /proc/stat)."""

    def __init__(self):
        self.begin = self.read()

    @staticmethod
    def read():
        """Busy seconds of all processors and of this process with its ended children; now."""
        try:
            with open("/proc/stat") as file:
                fields = [int(one) for one in file.readline().split()[1:9]]
        except (IOError, OSError, ValueError):
            return None
        user, nice, system, idle, waiting, interrupts, soft, stolen = fields
        ticks = user + nice + system + interrupts + soft + stolen
        return ticks / float(os.sysconf("SC_CLK_TCK")), sum(os.times()[:4]), time.time()

    def others(self):
        """Processors that others used on average; None if it is unknown or too short to tell."""
        end = self.read()
        if self.begin is None or end is None or end[2] - self.begin[2] < LEAST_TO_TELL:
            return None
        busy, own, passed = (one - other for one, other in zip(end, self.begin))
        return max(0.0, (busy - own) / passed)


def in_processes(request, name):
    strategy = request["strategy"]
    return strategy.get("parts", {name: strategy})[name]["type"] in ("processes", "process-pool")


def reset_peak():
    """Lets the kernel forget the largest size so far (proc(5), clear_refs)."""
    try:
        with open("/proc/self/clear_refs", "w") as file:
            file.write("5")
    except (IOError, OSError):
        pass


def peak_memory():
    """Proportional set size of this process, as large as it was at its peak."""
    try:
        with open("/proc/self/smaps_rollup") as file:
            pss = [line for line in file if line.startswith("Pss:")][0]
        with open("/proc/self/status") as file:
            status = dict(line.split(":", 1) for line in file)
        peak, now_ = (int(status[name].split()[0]) for name in ("VmHWM", "VmRSS"))
        return (int(pss.split()[1]) + peak - now_) * 1024
    except (IOError, OSError, KeyError, IndexError, ValueError):
        return None
