"""Two hundred coroutines that wait 30 ms and then work for a little."""
import asyncio
import sys

from runner import Program

WAIT = 0.030


def work():
    return sorted(str(n * 7919 % 1000) for n in range(600))


async def visit():
    await asyncio.sleep(WAIT)
    return work()


def one(_):
    return work()


async def all_of_them():
    await asyncio.gather(*[visit() for _ in range(200)])


def scenario(seconds, _):
    each = sum(seconds) / len(seconds)
    return {"tasks": ["visit: {count: 200, do: [{sleep: %.0fus}, {compute: %.0fus}]}"
                      % (WAIT * 1e6, each * 1e6)]}


PROGRAM = Program("crawl", range(200), one, scenario, {"asyncio": {}}, None,
                  lambda: asyncio.run(all_of_them()))

if __name__ == "__main__":
    PROGRAM.main(sys.argv)
