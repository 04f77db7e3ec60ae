"""The event loop of asyncio.

"one": seconds of await sleep(0) in a single task; "many": per task among 100 such; "gather":
seconds per empty coroutine gathered; "executor": per empty call, many at once, in threads;
"poll": a selector call that returns at once.
"""
import asyncio
import select

from probing import clock, per_pass

PASSES = 300
TASKS = 100
CALLS = 200


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
    samples = {"one": [], "many": [], "gather": [], "executor": [], "poll": []}
    end = clock() + request["seconds"]

    async def rounds():
        while clock() < end or not samples["one"]:
            await once(samples)
            poll(samples)

    asyncio.run(rounds())
    return samples
