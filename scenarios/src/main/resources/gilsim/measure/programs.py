"""Task programs: what the steps of one pass amount to, with everything random drawn.

A pass becomes a list of operations, tuples that begin with a word:
  ("compute" | "held" | "released", passes of the loop)      ("sleep", seconds)
  ("io", device, nanoseconds, nanoseconds to connect, bytes, releases)
  ("lock", lock, operations)          ("repeat", times, operations)
  ("increment", variable, times, statement, value)
  ("put" | "get", queue)              ("condition", condition, action)
  ("submit", kind, executor, how many, numbering)
  ("wait", which, kind)
"""
from draws import draw

RANDOM_ORDER = "random"


class Programs(object):
    """The programs of all kinds of task in one replication."""

    def __init__(self, request, streams):
        self.tasks = request["tasks"]
        self.devices = request["devices"]
        self.streams = streams
        self.rates = request["rates"]
        self.fixed = {}
        self.requests = [0] * len(self.devices)
        if any("released" in kinds_of_work(task["steps"]) for task in self.tasks):
            import hashlib  # noqa: F401  long before time 0, and only where it is needed

    def operations(self, kind, index):
        """The operations of a pass, and the stream with what may still be drawn (think times); None
        if nothing will be: making a stream takes time of the run."""
        task = self.tasks[kind]
        fixed = self.fixed_program(kind)
        if fixed is not None and "clients" not in task["arrival"]:
            return fixed, None
        stream = self.streams.stream("task/" + task["name"], index)
        if fixed is not None:
            return fixed, stream
        return self.make(task["steps"], stream.uniform, index, 1, {}), stream

    def fixed_program(self, kind):
        """The operations of a task whose passes are all alike; None if they are not."""
        if kind not in self.fixed:
            steps = self.tasks[kind]["steps"]
            fixed = is_fixed(steps, self.devices)
            self.fixed[kind] = self.make(steps, None, 0, 1, {}) if fixed else None
        return self.fixed[kind]

    def make(self, steps, u, index, times, counts):
        made = []
        for step in steps:
            self.add(made, step, u, index, times, counts)
        return made

    def amount(self, step, u, index, times, counts):
        """Draws; lists go on where the last pass of the task ended."""
        position = id(step)
        count = counts.get(position, 0)
        counts[position] = count + 1
        return draw(step["time"], u, index * times + count)

    def add(self, made, step, u, index, times, counts):
        do = step["do"]
        if do in ("compute", "held", "released"):
            seconds = self.amount(step, u, index, times, counts) / 1e9
            made.append((do, max(1, int(round(seconds * self.rates[do])))) if seconds > 0
                        else ("compute", 0))
        elif do == "sleep":
            made.append((do, self.amount(step, u, index, times, counts) / 1e9))
        elif do == "io":
            made.append(self.io(step, u, index, times, counts))
        elif do == "lock":
            made.append((do, step["lock"], self.make(step["steps"], u, index, times, counts)))
        elif do == "repeat":
            self.repeat(made, step, u, index, times, counts)
        elif do == "choose":
            made.extend(self.make(pick(step, u()), u, index, times, counts))
        elif do == "increment":
            made.append((do, step["variable"], step["times"], step["statement"], step["value"]))
        elif do in ("put", "get"):
            made.append((do, step["queue"]))
        elif do == "condition":
            made.append((do, step["condition"], step["action"]))
        elif do == "submit":
            made.append((do, step["kind"], step["to"], step["count"], step["numbering"]))
        elif do == "wait":
            made.append((do, step["which"], step["kind"]))
        else:
            raise ValueError("no step " + do)

    def repeat(self, made, step, u, index, times, counts):
        inner = times * max(1, step["times"])
        if is_fixed(step["steps"], self.devices):
            made.append(("repeat", step["times"], self.make(step["steps"], u, index, inner, counts)))
        else:
            for _ in range(step["times"]):
                made.extend(self.make(step["steps"], u, index, inner, counts))

    def io(self, step, u, index, times, counts):
        number = step["device"]
        device = self.devices[number]
        size = self.amount(step, u, index, times, counts) if step.get("time") else 0
        count = self.requests[number]
        self.requests[number] += 1
        time = draw(device["time"], u, count) if device.get("time") else 0
        connect = draw(device["connect"], u, count) if device.get("connect") else 0
        if device.get("discipline") == RANDOM_ORDER:
            u()
        return ("io", number, int(time), int(connect), size, step["releases"])


def usual_work(tasks):
    """The kind of work by which a host's speed is judged: the only one of the tasks, or Python code."""
    kinds = kinds_of_work([step for task in tasks for step in task["steps"]])
    return kinds.pop() if len(kinds) == 1 else "compute"


def kinds_of_work(steps):
    found = set()
    for step in steps:
        if step["do"] in ("compute", "held", "released"):
            found.add(step["do"])
        found |= kinds_of_work(step.get("steps", []))
        for branch in step.get("branches", []):
            found |= kinds_of_work(branch["steps"])
    return found


def pick(step, drawn):
    total = float(sum(branch["weight"] for branch in step["branches"]))
    reached = 0.0
    for branch in step["branches"]:
        reached += branch["weight"]
        if drawn < reached / total:
            return branch["steps"]
    return step["branches"][-1]["steps"]


def is_fixed(steps, devices):
    """Whether nothing in the steps is drawn, so that every pass is the same."""
    for step in steps:
        if step["do"] == "choose":
            return False
        if step.get("time") and step["time"]["kind"] != "constant":
            return False
        if step["do"] == "io":
            device = devices[step["device"]]
            drawn = [device[key] for key in ("time", "connect") if device.get(key)]
            if device.get("discipline") == RANDOM_ORDER or any(
                    one["kind"] != "constant" for one in drawn):
                return False
        if not is_fixed(step.get("steps", []), devices):
            return False
    return True
