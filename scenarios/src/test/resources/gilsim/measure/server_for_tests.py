"""What the process that plays the devices does, for DeviceServerTest."""
import errno
import json
import os
import random
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

import early
from server import Answers


class Client(object):
    """A socket of which a send fails so."""

    def __init__(self, number):
        self.number = number

    def send(self, what):
        if self.number:
            raise OSError(self.number, os.strerror(self.number))


def lateness(request):
    """Share of sleeps that end late, and where it is at the end, of wake-ups with an exponential distribution."""
    stream = random.Random(request["seed"])
    one, late = early.Early(), 0
    for number in range(request["sleeps"]):
        is_late = stream.expovariate(1.0 / request["mean"]) > one.nanoseconds
        one.learn(is_late)
        late += is_late
    return {"late": late, "at": one.nanoseconds}


def answers(request):
    one = Answers()
    for name in request["errors"]:
        one.send(Client(getattr(errno, name) if name else 0), b".")
    return {"lost": one.lost}


def main():
    with open(sys.argv[1]) as file:
        request = json.load(file)
    with open(sys.argv[2], "w") as file:
        json.dump({"lateness": lateness, "answers": answers}[request["test"]](request), file)


if __name__ == "__main__":
    main()
