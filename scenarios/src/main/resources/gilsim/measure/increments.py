"""The statements that increment a shared variable.

A scenario's text is never executed. It is recognised as a combination of the words below, and the
statement is put together from the constants below.
"""

try:
    range = xrange  # Python 2 would make a list
except NameError:
    pass

TARGETS = {"global": "x", "attribute": "o.v", "item": "L[0]"}
VALUES = {
    "number": "1", "variable": "one", "built-in": "int(1)", "quick": "len(s)", "function": "f()",
}
STATEMENTS = {
    "assign": "{target} = {target} + {value}",
    "augmented": "{target} += {value}",
    "local": "t = {target}; {target} = t + {value}",
}

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

def loop(times):
    global x
    for _ in range(times):
        {statement}

def value():
    return {target}
"""


class Variable(object):
    """A shared variable of one process."""

    def __init__(self, target):
        self.target = TARGETS[target]
        self.names = {"range": range}
        self.loops = {}
        self.done = []
        exec(PROGRAM.format(statement="pass", target=self.target), self.names)

    def loop(self, statement, value):
        """The loop around one form of the statement; all forms share the variable."""
        key = (statement, value)
        if key not in self.loops:
            text = STATEMENTS[statement].format(target=self.target, value=VALUES[value])
            names = self.names
            code = "def loop(times):\n    global x\n    for _ in range(times):\n        %s\n" % text
            exec(code, names)
            self.loops[key] = names.pop("loop")
        return self.loops[key]

    def increment(self, times, statement, value):
        self.loop(statement, value)(times)
        self.done.append(times)

    def growth(self):
        """By how much it has grown, and how often it was incremented."""
        return [self.names["value"](), sum(self.done)]
