"""What a program uses of the host: all its processes together, and what others use meanwhile."""
import os
import time

try:
    import resource
except ImportError:
    resource = None

LEAST_TO_TELL = 0.2  # seconds: /proc/stat counts ticks of 10 ms
TICKS = float(os.sysconf("SC_CLK_TCK"))


def read(path):
    try:
        with open(path) as file:
            return file.read()
    except (IOError, OSError):  # the process ended
        return ""


def children(pid):
    """Processes whose parent is this one (proc(5), /proc/PID/task/TID/children)."""
    try:
        threads = os.listdir("/proc/%d/task" % pid)
    except OSError:
        return []
    return [int(child) for thread in threads
            for child in read("/proc/%d/task/%s/children" % (pid, thread)).split()]


def family(pid, strangers):
    """This process and all that descend from it, without those that are no part of the program."""
    found, level = [], [pid]
    while level:
        found.extend(level)
        level = [child for one in level for child in children(one)
                 if child not in strangers and child not in found]
    return found


def switches(pid):
    """Voluntary and involuntary context switches of the living threads of a process."""
    total = [0, 0]
    try:
        threads = os.listdir("/proc/%d/task" % pid)
    except OSError:
        threads = []
    for thread in threads:
        for line in read("/proc/%d/task/%s/status" % (pid, thread)).splitlines():
            if line.startswith("voluntary_ctxt_switches:"):
                total[0] += int(line.split()[1])
            elif line.startswith("nonvoluntary_ctxt_switches:"):
                total[1] += int(line.split()[1])
    return total


def cpu(pid):
    """CPU seconds of a process and of its ended children."""
    fields = read("/proc/%d/stat" % pid).rpartition(")")[2].split()
    return sum(int(one) for one in fields[11:15]) / TICKS if fields else 0.0


class Usage(object):
    """CPU seconds and context switches of this process, its ended and its living descendants.

    Of living descendants only the threads that live are counted.
    """

    def __init__(self, strangers):
        own = [resource.getrusage(who)
               for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)] if resource else []
        others = family(os.getpid(), strangers)[1:]
        living = [switches(pid) for pid in others]
        self.known = bool(own)
        self.voluntary = sum(one.ru_nvcsw for one in own) + sum(one[0] for one in living)
        self.involuntary = sum(one.ru_nivcsw for one in own) + sum(one[1] for one in living)
        self.cpu = (sum(one.ru_utime + one.ru_stime for one in own)
                    + sum(cpu(pid) for pid in others))
        self.all_ours = self.cpu + sum(cpu(pid) for pid in strangers)
        self.at = time.time()
        self.busy = busy()

    def since(self, before):
        """What was used since then, as the answer tells it."""
        if not self.known:
            return {}
        return {"voluntary": self.voluntary - before.voluntary,
                "involuntary": self.involuntary - before.involuntary,
                "cpu": self.cpu - before.cpu}

    def others(self, before):
        """Processors that others used on average; None if it is unknown or too short to tell."""
        passed = self.at - before.at
        if self.busy is None or before.busy is None or passed < LEAST_TO_TELL:
            return None
        return max(0.0, (self.busy - before.busy - self.all_ours + before.all_ours) / passed)


def busy():
    """Busy seconds of all processors so far (proc(5), /proc/stat); None if unknown."""
    try:
        fields = [int(one) for one in read("/proc/stat").split()[1:9]]
        user, nice, system, idle, waiting, interrupts, soft, stolen = fields
        return (user + nice + system + interrupts + soft + stolen) / TICKS
    except ValueError:
        return None
