"""Runs task programs as coroutines of one event loop."""
import asyncio
import threading
import time

import work
from death import LostTask
from increments import awaits
from run import Pass, members, now, put_memory


class LoopSync(object):
    """Locks, queues and conditions between coroutines; made inside the loop."""

    def __init__(self, request):
        self.locks = [asyncio.Lock() for _ in request["locks"]]
        self.queues = [asyncio.Queue(one["capacity"]) for one in request["queues"]]
        self.conditions = []
        for one in request["conditions"]:
            lock = None if one["lock"] is None else self.locks[one["lock"]]
            self.conditions.append((asyncio.Condition(lock), lock is None))


class BlockingSync(object):
    """Locks, queues and conditions between processes, which know nothing of loops: whoever waits
    for one stops the whole loop."""

    def __init__(self, sync):
        self.locks = [Blocked(lock) for lock in sync.locks]
        self.queues = [BlockedQueue(*pair) for pair in zip(sync.queues, sync.items)]
        self.conditions = [(Blocked(one), own) for one, own in sync.conditions]


class Blocked(object):
    """A lock or a condition."""

    def __init__(self, real):
        self.release = real.release
        self.real = real

    async def acquire(self):
        self.real.acquire()

    async def __aenter__(self):
        self.real.acquire()

    async def __aexit__(self, *error):
        self.real.release()

    async def wait(self):
        self.real.wait()

    def notify(self):
        self.real.notify()

    def notify_all(self):
        self.real.notify_all()


class BlockedQueue(object):
    def __init__(self, real, item):
        self.real = real
        self.item = item

    async def put(self, nothing):
        self.real.put(self.item)

    async def get(self):
        return self.real.get()


def warm_up():
    """The first loop of a process imports what others find: part of the program's start, not of its
    time."""
    asyncio.run(asyncio.sleep(0))


async def wait(devices, operation, loop):
    """Lets the coroutine wait for a device."""
    carriers = devices.carriers(operation, False)
    one = carriers.take()
    one.ask(operation)
    if not await loop.sock_recv(one, 1):
        raise RuntimeError("the devices are gone")
    carriers.give(one)


class EventLoop(object):
    """The strategy asyncio: a main coroutine creates a task for everything that comes."""

    def __init__(self, run, spec, kinds, sync=None):
        self.run = run
        self.kinds = kinds
        self.limit = spec.get("limit")
        self.to_thread = spec.get("toThread", [])
        self.sync = sync
        self.loop = None
        self.thread = None
        self.children = []
        self.ready = threading.Event()

    def start(self):
        asyncio.run(self.main())

    async def main(self):
        self.loop = asyncio.get_running_loop()
        self.thread = threading.get_ident()
        self.sync = self.sync or LoopSync(self.run.request)
        self.semaphore = asyncio.Semaphore(self.limit) if self.limit else None
        self.stopped = asyncio.Event()
        self.ready.set()
        tasks, streams = [], []
        for kind in self.kinds:
            task = self.run.request["tasks"][kind]
            arrival = task["arrival"]
            for member in range(members(task)):
                if "count" in arrival:
                    work_ = self.one_pass(kind, member, self.run.begin)
                else:
                    work_ = self.endless(kind, member, members(task), arrival)
                tasks.append(self.loop.create_task(work_))
            if "gap" in arrival:
                streams.append(self.loop.create_task(self.stream(kind, arrival, tasks)))
        if self.run.deadline is None and self.kinds:
            for stream in streams:
                await stream
            await asyncio.gather(*tasks)
            while self.children:  # nobody may have waited for them, and a loop that ends cancels them
                some, self.children = self.children, []
                await asyncio.gather(*some, return_exceptions=True)
        else:  # until the process ends
            await self.stopped.wait()

    def stop(self):
        """No more tasks will be submitted; may be called from any thread."""
        self.ready.wait()
        if not self.loop.is_closed():
            self.loop.call_soon_threadsafe(self.stopped.set)

    async def stream(self, kind, arrival, tasks):
        for due, index in self.run.arrival_times(kind, arrival):
            if due > now():
                await wait(self.run.devices, self.run.devices.timer(due - now()), self.loop)
            self.run.arrivals.append(due)
            tasks.append(self.loop.create_task(self.one_pass(kind, index, due)))

    async def endless(self, kind, member, count, arrival):
        """A client or a loop."""
        index = member
        begin = self.run.begin
        while not self.run.is_over():
            self.run.arrivals.append(begin)
            stream = await self.one_pass(kind, index, begin)
            if "clients" in arrival:
                pause = self.run.think(arrival, stream, index)
                if pause > 0:
                    await wait(self.run.devices, self.run.devices.timer(pause), self.loop)
                else:
                    await asyncio.sleep(0)
            begin = now()
            index += count

    def submit(self, kind, index):
        """From this loop or from a thread; the result can be awaited there."""
        begin = now()
        self.run.arrivals.append(begin)
        if threading.get_ident() == self.thread:
            child = self.loop.create_task(self.one_pass(kind, index, begin))
            if self.run.deadline is None:
                self.children.append(child)
            return child
        self.ready.wait()
        return self.call(self.one_pass(kind, index, begin))

    def call(self, coroutine):
        """Runs it in the loop, from another thread."""
        return asyncio.run_coroutine_threadsafe(coroutine, self.loop)

    def one_pass(self, kind, index, arrival):
        """The coroutine of a pass; no deeper than it needs to be, as depth takes time."""
        if self.semaphore is None:
            return self.inside(kind, index, arrival)
        return self.limited(kind, index, arrival)

    async def limited(self, kind, index, arrival):
        async with self.semaphore:
            return await self.inside(kind, index, arrival)

    async def inside(self, kind, index, arrival):
        try:
            operations, stream = self.run.operations(kind, index)
            memory = put_memory(self.run.request["tasks"][kind])
            await self.operations(operations, Pass(index))
            del memory
            self.run.done(kind, arrival)
            return stream
        except BaseException as error:
            if not isinstance(error, (asyncio.CancelledError, GeneratorExit)):
                self.run.fail(error)
            raise

    async def operations(self, operations, task):
        for operation in operations:
            do = operation[0]
            if do == "compute":
                work.compute(operation[1])
            elif do == "io":
                await self.io(operation)
            elif do == "sleep":
                await asyncio.sleep(operation[1])
            elif do in ("held", "released"):
                if "native" in self.to_thread:
                    await self.loop.run_in_executor(None, work.WORK[do], operation[1])
                else:
                    work.WORK[do](operation[1])
            elif do == "repeat":
                for _ in range(operation[1]):
                    await self.operations(operation[2], task)
            elif do == "lock":
                async with self.sync.locks[operation[1]]:
                    await self.operations(operation[2], task)
            else:
                await self.together(operation, task)

    async def io(self, operation):
        # Files have no other way not to stop the loop.
        if "io" in self.to_thread or operation[1] in self.run.devices.disks:
            await self.loop.run_in_executor(None, self.run.devices.request, operation)
        else:
            await wait(self.run.devices, operation, self.loop)

    async def increment(self, variable, times, statement, value):
        variable = self.run.variables[variable]
        if awaits(statement, value):
            await variable.loop(statement, value, coroutine=True)(times)
            variable.done.append(times)
        else:
            variable.increment(times, statement, value)

    async def together(self, operation, task):
        """The steps by which tasks meet."""
        do = operation[0]
        if do == "increment":
            await self.increment(*operation[1:])
        elif do == "put":
            await self.sync.queues[operation[1]].put(None)
        elif do == "get":
            await self.sync.queues[operation[1]].get()
        elif do == "condition":
            await self.condition(operation)
        elif do == "submit":
            _, kind, to, count, numbering = operation
            for _ in range(count):
                index = task.next_index(kind, *numbering)
                child = self.run.executor(kind, to).submit(kind, index)
                task.children.append(
                    (kind, child if asyncio.isfuture(child) else asyncio.wrap_future(child)))
        elif do == "wait":
            for _, child in task.awaited(operation[1], operation[2]):
                try:
                    await child
                except LostTask:  # as asyncio.wait, which only returns
                    pass

    async def condition(self, operation):
        condition, own = self.sync.conditions[operation[1]]
        if own:
            await condition.acquire()
        try:
            if operation[2] == "wait":
                await condition.wait()
            elif operation[2] == "notify":
                condition.notify()
            else:
                condition.notify_all()
        finally:
            if own:
                condition.release()
