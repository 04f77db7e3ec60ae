"""What forked processes tell their parent, in as little time of the run as possible.

A queue of multiprocessing pickles, for which a process touches some sixty pages that it shares with
its parent and that it must copy; this one touches a third of them.
"""
import marshal
import os
import struct

HEADER = struct.Struct("=Q")


class Letters(object):
    """A queue of plain values for any number of writers and one reader; made before they are forked."""

    def __init__(self, context):
        self.lock = context.Lock()
        self.reader, self.writer = os.pipe()

    def put(self, value):
        data = marshal.dumps(value)
        data = HEADER.pack(len(data)) + data
        with self.lock:
            while data:
                data = data[os.write(self.writer, data):]

    def get(self):
        size, = HEADER.unpack(self.read(HEADER.size))
        return marshal.loads(self.read(size))

    def read(self, size):
        data = b""
        while len(data) < size:
            data += os.read(self.reader, size - len(data))
        return data
