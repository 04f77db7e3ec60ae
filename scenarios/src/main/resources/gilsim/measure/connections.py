"""What brings the answers of devices, used again and again. Only programs that wait import this."""
import os
from functools import partial

from alarms import CALLS, Alarm, sink
from lines import Line


class Spare(object):
    """Lines or alarms; each carries one request at a time."""

    def __init__(self, make):
        self.make = make
        self.free = []
        self.owner = os.getpid()

    def prepare(self, count):
        self.free = [self.make() for _ in range(count)]

    def take(self):
        if self.owner != os.getpid():  # a forked child must not answer its parent's requests
            self.free, self.owner = [], os.getpid()
        try:
            return self.free.pop()
        except IndexError:
            return self.make()

    def give(self, one):
        self.free.append(one)


class Connections(object):
    """Lines to the process that plays the devices, and alarms where the system has them; of both
    those that block a thread and those that an event loop watches."""

    def __init__(self, path):
        self.lines = dict((one, Spare(partial(Line, path, one))) for one in (True, False))
        self.sink = sink()
        self.alarms = dict((one, Spare(partial(Alarm, self.sink, one))) for one in (True, False))

    def carriers(self, kind, blocking):
        """For devices of that kind: a delay needs nobody to play it."""
        return (self.alarms if CALLS and self.sink and kind == "delay" else self.lines)[blocking]

    def prepare(self, count, kinds, blocking):
        for spare in set(self.carriers(kind, blocking) for kind in kinds):
            spare.prepare(count)
