"""The most memory that a program held at once: the sum of the proportional set sizes of its
processes, as if no other program shared their pages. So the number does not depend on how many other
processes run the same interpreter, of which our own helpers are some.
"""
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
        """Of one process alone that is its resident set."""
        return sizes("/proc/self/status").get("VmHWM")


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


def sizes(path):
    """Bytes by name, of a file of proc(5) that tells sizes in kB."""
    found = {}
    for line in read(path).splitlines():
        parts = line.split()
        if len(parts) == 3 and parts[2] == "kB":
            found[parts[0].rstrip(":")] = int(parts[1]) * 1024
    return found


def held(pids):
    """Bytes that processes of one program hold.

    Anonymous pages are shared with each other only (by fork), so their proportional sizes add up.
    Pages of files (program text) are taken as the same ones in all processes: those of the process
    that has most. Linux before 5.4 tells no parts (smaps_rollup, Pss_Anon); then strangers that run
    the same interpreter make the sum too small.
    """
    own, files = 0, 0
    for pid in pids:
        found = sizes("/proc/%d/smaps_rollup" % pid)
        if "Pss_Anon" in found:
            own += found["Pss_Anon"] + found.get("Pss_Shmem", 0)
            files = max(files, sizes("/proc/%d/status" % pid).get("RssFile", 0))
        else:
            own += found.get("Pss", 0)
    return own + files
