"""The statements that increment a shared variable.

A scenario's text is never executed. It is recognised as a combination of the words below, and the
statement is put together from the constants below. What a coroutine awaits is asyncio.sleep(0);
elsewhere it is the sleep(0) of its kind of concurrency.
"""
import time

try:
    range = xrange  # Python 2 would make a list
except NameError:
    pass

TARGETS = {"global": "x", "attribute": "o.v", "item": "L[0]"}
VALUES = {
    "number": "1", "variable": "one", "built-in": "int(1)", "quick": "len(s)", "function": "f()",
    "awaited": "{awaited}",
}
STATEMENTS = {
    "assign": "{target} = {target} + {value}",
    "augmented": "{target} += {value}",
    "local": "t = {target}; {target} = t + {value}",
    "paused": "t = {target}; {pause}; {target} = t + {value}",
}

# Of a thread or greenlet, and of a coroutine; a process may have both.
WAITS = {
    False: {
        "kind": "", "pause": "pause()", "awaited": "g()",
        "functions": """
def pause():
    sleep(0)

def g():
    pause()
    return 1
"""},
    True: {
        "kind": "async ", "pause": "await pause_async()", "awaited": "await g_async()",
        "functions": """
async def pause_async():
    await sleep_async(0)

async def g_async():
    await pause_async()
    return 1
"""},
}

LOOP = """
{kind}def loop(times):
    global x
    for _ in range(times):
        {statement}
"""

PROGRAM = """
class Holder(object):
    v = 0

x = 0
o = Holder()
L = [0]
one = 1
s = "a"

def f():
    return 1

def value():
    return {target}
"""


def awaits(statement, value):
    """Whether a coroutine lets others run between load and store."""
    return statement == "paused" or value == "awaited"


class Variable(object):
    """A shared variable of one process."""

    # What a thread waits with; greenlets put their own here.
    sleep = staticmethod(time.sleep)

    def __init__(self, target):
        self.target = TARGETS[target]
        self.names = {"range": range}
        self.loops = {}
        self.done = []
        exec(PROGRAM.format(target=self.target), self.names)

    def loop(self, statement, value, coroutine=False):
        """The loop around one form of the statement; all forms share the variable."""
        key = (statement, value, coroutine)
        if key not in self.loops:
            waits = WAITS[coroutine]
            text = STATEMENTS[statement].format(
                target=self.target, value=VALUES[value].format(**waits), **waits)
            names = self.names
            if awaits(statement, value):
                names.update(self.sleeps(coroutine))
                exec(waits["functions"], names)
            exec(LOOP.format(kind=waits["kind"], statement=text), names)
            self.loops[key] = names.pop("loop")
        return self.loops[key]

    def sleeps(self, coroutine):
        if not coroutine:
            return {"sleep": self.sleep}
        import asyncio
        return {"sleep_async": asyncio.sleep}

    def increment(self, times, statement, value):
        self.loop(statement, value)(times)
        self.done.append(times)

    def growth(self):
        """By how much it has grown, and how often it was incremented."""
        return [self.names["value"](), sum(self.done)]
