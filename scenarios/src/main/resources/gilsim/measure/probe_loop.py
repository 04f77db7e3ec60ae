"""The event loop of asyncio.

"one": seconds of await sleep(0) in a single task; "many": per task among 100 such; "gather":
seconds per empty coroutine gathered; "executor": per empty call, many at once, in threads;
"poll": a selector call that returns at once; "sleep": a sleep that is over at once, less two passes
that only yield; "sleep-begin": its part before the wait; "read": a task that waits for a socket
reads and waits again, less the passes; "read-begin": its part before the wait; "cold": await
sleep(0) after other Python code of some ms, "cold-after": so many seconds of it.
"""
import asyncio
import select
import socket

from probing import burn, clock, cpu, median, per_pass

PASSES = 300
TASKS = 100
CALLS = 200
WAITS = 12
COLD_SECONDS = 4e-3  # of other Python code, much more than one pass lasts
COLD_PASSES = 10
BETWEEN = 5000  # passes of other Python code before each wait, some 0.3 ms, as programs have


NAMES = ("one", "many", "gather", "executor", "poll", "sleep", "sleep-begin", "read", "read-begin",
         "cold", "cold-after")


async def spin(passes):
    for _ in range(passes):
        await asyncio.sleep(0)


async def nothing():
    pass


def pause():
    pass


async def once(samples):
    loop = asyncio.get_running_loop()
    begin = clock()
    await spin(PASSES)
    samples["one"].append((clock() - begin) / PASSES)
    passes = PASSES // 10
    tasks = [loop.create_task(spin(passes)) for _ in range(TASKS)]
    await asyncio.sleep(0)
    begin = clock()
    for task in tasks:
        await task
    samples["many"].append((clock() - begin) / (passes * TASKS))
    begin = clock()
    await asyncio.gather(*[nothing() for _ in range(TASKS * 5)])
    samples["gather"].append((clock() - begin) / (TASKS * 5))
    await asyncio.gather(*[loop.run_in_executor(None, pause) for _ in range(CALLS // 4)])
    begin = clock()
    await asyncio.gather(*[loop.run_in_executor(None, pause) for _ in range(CALLS)])
    samples["executor"].append((clock() - begin) / CALLS)


async def cold(samples):
    for _ in range(COLD_PASSES):
        start = clock()
        while clock() < start + COLD_SECONDS:
            burn(BETWEEN // 10)
        samples["cold-after"].append(clock() - start)
        begin = cpu()
        await asyncio.sleep(0)
        samples["cold"].append(cpu() - begin)


class Waits(object):
    """Processor time of waits, each after other Python code; clock readings are taken off."""

    def __init__(self, loop):
        self.loop = loop
        self.ours, self.theirs = socket.socketpair()
        self.idle, self.other = socket.socketpair()
        for one in (self.ours, self.theirs, self.idle):
            one.setblocking(False)

    async def sample(self, samples):
        reader = self.loop.create_task(self.read())
        await asyncio.sleep(0)
        nothing = await self.each(self.nothing)
        two = await self.each(self.yields, 2)
        samples["sleep"].append(await self.each(asyncio.sleep, 1e-9) - two)
        samples["sleep-begin"].append(self.begin(lambda: asyncio.sleep(3600)) - nothing)
        three = await self.each(self.yields, 3)
        samples["read"].append(await self.each(self.yields, 3, self.send) - three)
        samples["read-begin"].append(
            self.begin(lambda: self.loop.sock_recv(self.idle, 1), self.forget) - nothing)
        reader.cancel()
        await asyncio.wait([reader])
        self.loop.remove_reader(self.theirs)
        for one in (self.ours, self.theirs, self.idle, self.other):
            one.close()

    async def read(self):
        while True:
            await self.loop.sock_recv(self.theirs, 1)

    async def nothing(self):
        pass

    async def yields(self, passes):
        for _ in range(passes):
            await asyncio.sleep(0)

    def send(self):
        self.ours.send(b".")

    def forget(self):
        self.loop.remove_reader(self.idle)

    async def each(self, wait, *arguments):
        before = arguments[1] if arguments[1:] else None
        found = []
        for _ in range(WAITS):
            burn(BETWEEN)
            if before:
                before()
            begin = cpu()
            await wait(*arguments[:1])
            found.append(cpu() - begin)
        return median(found)

    def begin(self, wait, after=None):
        """What a wait does until it suspends."""
        found = []
        for _ in range(WAITS):
            burn(BETWEEN)
            coroutine = wait()
            begin = cpu()
            coroutine.send(None)
            found.append(cpu() - begin)
            if after:
                after()
            coroutine.close()
        return median(found)


def poll(samples):
    if not hasattr(select, "epoll"):
        return
    selector = select.epoll()

    def polls(passes):
        for _ in range(passes):
            selector.poll(0)

    samples["poll"].append(per_pass(polls, 2000))
    selector.close()


def measure(request):
    samples = dict((name, []) for name in NAMES)
    end = clock() + request["seconds"]

    async def rounds():
        while clock() < end or not samples["one"]:
            await once(samples)
            poll(samples)
            await cold(samples)
            await Waits(asyncio.get_running_loop()).sample(samples)

    asyncio.run(rounds())
    return samples
