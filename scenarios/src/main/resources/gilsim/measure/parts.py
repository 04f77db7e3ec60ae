"""What runs the kinds of task: the parts of a program, made of what the request says of strategies."""
from run import Problem

IN_PROCESSES = ("processes", "process-pool")


def specs(request):
    """All strategies of the program."""
    strategy = request["strategy"]
    return list(strategy.get("parts", {"": strategy}).values()) + [
        pool for pool in request["pools"].values() if pool is not None]


def has_processes(request):
    return any(spec["type"] in IN_PROCESSES for spec in specs(request))


def make_parts(request, run, path):
    """The parts, each with the kinds of task that it brings in."""
    from blocking import ThreadSync
    sync = ThreadSync(request)

    def make(spec, kinds, owner):
        kind = spec["type"]
        if kind == "asyncio":
            from aio import EventLoop, warm_up
            warm_up()
            run.devices.prepare(False)
            return EventLoop(run, spec, kinds)
        if kind == "gevent":
            import greenlets
            greenlets.warm_up()
            part = greenlets.Greenlets(run, spec, kinds)
            part.prepare()
            return part
        if kind in IN_PROCESSES:
            import processes
            one = processes.ProcessPool if kind == "process-pool" else (
                processes.MultiprocessingPool if spec.get("workers") else processes.ProcessEach)
            return one(run, spec, kinds, path, owner)
        import strategies
        one = {"sequential": strategies.Sequential, "threads": strategies.Threads,
               "thread-pool": strategies.ThreadPool}.get(kind)
        if one is None:
            raise Problem("the harness lacks the strategy " + kind)
        run.devices.prepare(True)
        return one(run, spec, kinds, sync)

    names = [task["name"] for task in request["tasks"]]
    own = [kind for kind, task in enumerate(request["tasks"])
           if "submitted" not in task["arrival"]]
    strategy = request["strategy"]
    if strategy["type"] == "by-task":
        # Kinds of task that only pools run have no part.
        run.executors = dict(
            (name, make(strategy["parts"][name], [kind] if kind in own else [], name))
            for kind, name in enumerate(names) if name in strategy["parts"])
        unique = [run.executors[name] for name in names if name in run.executors]
    else:
        unique = [make(strategy, own, names[0])]
        run.executors = dict((name, unique[0]) for name in names)
    for label, spec in request["pools"].items():
        if spec is not None:
            run.executors[label] = make(spec, [], "")
            unique.append(run.executors[label])
    return unique
