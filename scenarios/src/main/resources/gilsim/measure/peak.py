"""The most memory that a program held at once."""
import json
import os
import subprocess
import sys

from old import ISOLATED
from usage import read

LEAST_LOOKS = 5


class OwnPeak(object):
    """Of a program that is one process: the kernel remembers its largest resident set."""

    strangers = []

    def begin(self):
        """Lets the kernel forget the largest size so far (proc(5), clear_refs)."""
        try:
            with open("/proc/self/clear_refs", "w") as file:
                file.write("5")
        except (IOError, OSError):
            pass

    def end(self):
        """Proportional set size of this process, as large as it was at its peak."""
        try:
            pss = kib(read("/proc/self/smaps_rollup"), "Pss:")
            status = read("/proc/self/status")
            return (pss + kib(status, "VmHWM:") - kib(status, "VmRSS:")) * 1024
        except (IndexError, ValueError):
            return None


class FamilyPeak(object):
    """Of a program with several processes: another process looks at them all now and then."""

    def __init__(self, strangers):
        """strangers: our children that are no part of the program."""
        script = os.path.join(os.path.dirname(os.path.abspath(__file__)), "memory.py")
        self.watch = subprocess.Popen(
            [sys.executable] + ISOLATED + [script, str(os.getpid())]
            + [str(one) for one in strangers],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, close_fds=True)
        if self.watch.stdout.readline().strip() != b"ready":
            raise RuntimeError("the process that watches the memory does not start")
        self.strangers = [self.watch.pid]

    def begin(self):
        self.watch.stdin.write(b"b")
        self.watch.stdin.flush()

    def end(self):
        """The largest sum that was seen; None if there were too few looks to tell."""
        out, _ = self.watch.communicate(b"e")
        seen = json.loads(out.decode())
        return seen["peak"] if seen["peak"] and seen["looks"] >= LEAST_LOOKS else None


def kib(text, name):
    return int([line for line in text.splitlines() if line.startswith(name)][0].split()[1])
