"""Starts and ends the process that plays the devices."""
import json
import os
import subprocess
import sys

from devices import TIMER
from old import ISOLATED


class DeviceServer(object):
    """The process that plays the devices."""

    def __init__(self, specs, folder):
        self.path = os.path.join(folder, "devices-%d" % os.getpid())
        description = self.path + ".json"
        with open(description, "w") as file:
            json.dump(specs + [TIMER], file)
        here = os.path.dirname(os.path.abspath(__file__))
        self.process = subprocess.Popen(
            [sys.executable] + ISOLATED + [os.path.join(here, "server.py"), self.path, description],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, close_fds=True)
        if self.process.stdout.readline().strip() != b"ready":
            raise RuntimeError("the process that plays the devices does not start")

    def end(self):
        """What it did and what that cost."""
        # Not by closing it only: forked workers may still have the other end.
        out, _ = self.process.communicate(b"end")
        return json.loads(out.decode())
