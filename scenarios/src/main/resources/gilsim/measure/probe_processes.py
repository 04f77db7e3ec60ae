"""Starting processes.

request: "method". "parent": seconds of Process.start(); "enter": seconds from its begin until the
child runs its function. With forkserver "first" is the latter of the first child, for which the
server is started.
"""
import multiprocessing

from probing import CannotMeasure, clock


def child(pipe):
    pipe.send(clock())
    pipe.close()


def one(context):
    reader, writer = context.Pipe(duplex=False)
    begin = clock()
    process = context.Process(target=child, args=(writer,))
    process.start()
    started = clock()
    writer.close()
    if not reader.poll(30):
        raise CannotMeasure("a child process did not start within 30 s")
    entered = reader.recv()
    process.join()
    return started - begin, entered - begin


def measure(request):
    method = request["method"]
    if method not in multiprocessing.get_all_start_methods():
        raise CannotMeasure("no start method %s" % method)
    context = multiprocessing.get_context(method)
    samples = {"parent": [], "enter": [], "first": []}
    if method == "forkserver":
        samples["first"].append(one(context)[1])
    end = clock() + request["seconds"]
    while clock() < end or not samples["enter"]:
        parent, enter = one(context)
        samples["parent"].append(parent)
        samples["enter"].append(enter)
    return samples
