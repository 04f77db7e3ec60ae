"""Devices that are real files, in a folder that the user named on the command line."""
import errno
import itertools
import os
import random

BLOCK = 4096  # bytes of a request without a size
MOST = 64 << 20  # bytes of a file, save of larger requests
NEW = os.O_CREAT | os.O_EXCL | getattr(os, "O_CLOEXEC", 0) | os.O_NOFOLLOW
FULL = (errno.ENOSPC, errno.EDQUOT)


class DiskError(Exception):
    """For people."""


class Disk(object):
    """The files of one device: each thread that has a request uses one alone.

    folder: private, made for this run; spec: "reads", and "where" for people.
    """

    def __init__(self, name, spec, folder):
        self.name = name
        self.where = spec["where"]
        self.folder = folder
        self.request = self.read if spec["reads"] else self.write
        self.reads = spec["reads"]
        self.numbers = itertools.count()
        self.free = []
        self.owner = os.getpid()
        self.content = os.urandom(1 << 20)  # what does not compress

    def prepare(self):
        """What is read is there before time 0, and nothing of a run before this one, its repeat."""
        try:
            self.clear()
            if self.reads:
                self.fill()
        except (IOError, OSError) as error:
            raise self.told(error)

    def clear(self):
        for name in os.listdir(self.folder):
            if name.startswith(self.name):
                os.unlink(os.path.join(self.folder, name))

    def fill(self):
        file = os.open(self.path(), NEW | os.O_WRONLY, 0o600)
        for _ in range(MOST // len(self.content)):
            put(file, self.content)
        os.fsync(file)
        os.posix_fadvise(file, 0, 0, os.POSIX_FADV_DONTNEED)
        os.close(file)

    def path(self, number="all"):
        return os.path.join(self.folder, self.name + number)

    def write(self, size):
        """Appends, and waits until the disk has it. Two calls, of which each drops the GIL."""
        size = int(size) or BLOCK
        try:
            file, written = self.take(self.make)
            if written and written + size > MOST:
                os.ftruncate(file, 0)
                written = 0
            put(file, self.content, size)
            os.fsync(file)
        except (IOError, OSError) as error:
            raise self.told(error)
        self.free.append((file, written + size))

    def read(self, size):
        """From a random place that is not in the page cache, and is not left there either."""
        size = int(size) or BLOCK
        try:
            file, _ = self.take(self.open)
            begin = random.randrange(max(1, (MOST - size) // BLOCK)) * BLOCK
            while size > 0:
                part = min(size, MOST)
                got = os.pread(file, part, begin)
                os.posix_fadvise(file, begin, part, os.POSIX_FADV_DONTNEED)
                size, begin = size - len(got), 0
        except (IOError, OSError) as error:
            raise self.told(error)
        self.free.append((file, 0))

    def take(self, new):
        if self.owner != os.getpid():  # a forked child must not write to its parent's files
            self.free, self.owner = [], os.getpid()
        try:
            return self.free.pop()
        except IndexError:
            return new(), 0

    def make(self):
        path = self.path("%d-%d" % (os.getpid(), next(self.numbers)))
        return os.open(path, NEW | os.O_WRONLY | os.O_APPEND, 0o600)

    def open(self):
        file = os.open(self.path(), os.O_RDONLY | os.O_CLOEXEC | os.O_NOFOLLOW)
        os.posix_fadvise(file, 0, 0, os.POSIX_FADV_RANDOM)
        return file

    def told(self, error):
        if error.errno in FULL:
            return DiskError("no room is left in %s (%s); make room, or name another folder"
                             % (self.where, os.strerror(error.errno)))
        return DiskError("the files in %s: %s" % (self.where, os.strerror(error.errno)))


def put(file, content, size=None):
    """All of it."""
    left = len(content) if size is None else size
    while left > 0:
        left -= os.write(file, content if left >= len(content) else content[:left])


def disks(specs, folders):
    """Of the devices that are real files, by number. folders: of every named folder the private one."""
    return dict((number, Disk("device-%d-" % number, spec["disk"], folders[spec["disk"]["where"]]))
                for number, spec in enumerate(specs) if spec.get("disk"))
