"""One repetition: sets everything up, runs it, and gathers what was observed."""
import gc
import os
import sys
import time

from old import OLD, start_thread  # first: others look for clocks that it makes

import steady
import work
from companions import Companions
from parts import has_processes, make_parts
from peak import FamilyPeak, OwnPeak
from player import DeviceServer
from programs import usual_work
from run import Problem, new_run, now
from usage import Usage

POLL_SECONDS = 0.001

try:
    import resource
except ImportError:
    resource = None


def measure(request, folder):
    limits()
    server = DeviceServer(request["devices"], folder)
    confine(request.get("cpus"))
    if request.get("switchInterval") and not OLD:
        sys.setswitchinterval(request["switchInterval"])
    kind = usual_work(request["tasks"])
    function, calibrated = work.WORK[kind], request["rates"][kind]
    companions = Companions(kind, calibrated)
    waited, found = steady.wait(calibrated, function, request["steadySeconds"])
    first = found.fastest()
    mine = steady.allowed()
    steady.go_to(first)
    request["rates"] = work.now(request["rates"], kind, request["referenceSeconds"])
    steady.allow(mine)
    # What was chosen for being fast was so partly by chance; only another look tells how fast it is.
    before = steady.look(calibrated, function)
    together = [companions.look(before)]
    steady.go_to(first)
    steady.allow(mine)
    run = new_run(request, server.path)
    for disk in run.devices.disks.values():
        disk.prepare()
    parts = make_parts(request, run, server.path)
    run.draw_ahead()
    strangers = [server.process.pid] + companions.strangers()
    memory = FamilyPeak(strangers) if has_processes(request) else OwnPeak()
    gc.collect()
    answer = execute(request, run, parts, memory, strangers + memory.strangers)
    # Threads of a run with a deadline are still at work, and slow us themselves.
    after = steady.look(calibrated, function) if run.deadline is None else None
    if after:
        together.append(companions.look(after))
    companions.end()
    answer["waited"] = waited
    answer["together"] = [one for one in together if one is not None]
    answer.update(steady.told(first, [before] + ([after] if after else []),
                              request["rates"][kind] / calibrated))
    answer["server"] = server.end()
    if answer["server"]["lost"]:
        raise Problem("%d answers of devices could not be sent: %s" % (
            len(answer["server"]["lost"]), answer["server"]["lost"][0]))
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


def execute(request, run, parts, memory, strangers):
    for task in request["tasks"]:
        run.arrivals.extend([0] * (task["arrival"].get("count") or 0))
    memory.begin()
    before = Usage(strangers)
    begin = before
    run.start()
    for part in parts:
        if hasattr(part, "open"):
            part.open()
    if run.deadline is None and len(parts) == 1 and not run.deaths:
        guarded(run, parts[0])
        wait_until_done(run, [], parts)
    else:
        threads = [start_thread(guarded, (run, part)) for part in parts]
        if run.deadline is None:
            wait_until_done(run, threads, parts)
        else:
            if request["warmUp"]:
                time.sleep(request["warmUp"] / 1e9)
                memory.begin()
                begin = Usage(strangers)
            time.sleep(max(0, (run.deadline - now()) / 1e9))
    end = now()
    after = Usage(strangers)
    held = memory.end()
    leave(run, parts)
    if run.failures:
        raise Problem("a task failed: " + run.failures[0])
    answer = gather(request, run, end)
    answer["peakMemory"] = held
    used = after.since(begin)
    if not all(part.counts_switches for part in parts if hasattr(part, "counts_switches")):
        del used["voluntary"], used["involuntary"]
    answer.update(used)
    answer["others"] = after.others(before)
    return answer


def guarded(run, part):
    try:
        part.start()
    except BaseException as error:
        run.fail(error)


def wait_until_done(run, threads, parts):
    """Until everything that came is done, submitted tasks that nobody waits for included."""
    # Parts without kinds of their own wait for what tasks submit.
    bringing = [thread for thread, part in zip(threads, parts) if part.kinds]
    if not run.deaths:
        for thread in bringing:
            thread.join()
    while not run.failures and not run.is_stuck():
        if (not any(thread.is_alive() for thread in bringing)
                and len(run.records) + len(run.lost) >= len(run.arrivals)):
            return
        time.sleep(POLL_SECONDS)


def leave(run, parts):
    """Lets the parts end, or tell what they know. A pool of which a worker died may never end."""
    for part in parts:
        if run.deadline is not None:
            if hasattr(part, "drain"):
                part.drain()
        elif hasattr(part, "stop") and not run.deaths:
            part.stop()


def gather(request, run, end):
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
    return {
        "end": limit - begin, "tasks": tasks, "unfinished": max(0, arrived - completed),
        "startup": max(run.ready) - begin if run.ready else None,
        "lost": run.lost_updates(),
        "deaths": [death.told() for death in run.deaths], "lostTasks": len(run.lost),
        "broken": run.broken, "stuck": bool(run.deaths) and arrived > completed and run.is_stuck(),
    }
