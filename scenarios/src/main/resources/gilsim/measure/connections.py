"""Connections to the process that plays the devices. Only programs that need them import this."""
import os
import socket

try:
    import ctypes
    send = ctypes.PyDLL(None).send  # PyDLL: unlike socket.send it keeps the GIL
    send.argtypes = [ctypes.c_int, ctypes.c_char_p, ctypes.c_size_t, ctypes.c_int]
except Exception:
    send = None


class Sockets(object):
    """Connections to the server, used again and again; each carries one request at a time."""

    def __init__(self, path, blocking):
        self.path = path
        self.blocking = blocking
        self.free = []
        self.owner = os.getpid()

    def prepare(self, count):
        self.free = [self.open() for _ in range(count)]

    def open(self):
        one = socket.socket(socket.AF_UNIX)
        one.connect(self.path)
        one.setblocking(self.blocking)
        return one

    def take(self):
        if self.owner != os.getpid():  # a forked child must not answer its parent's requests
            self.free, self.owner = [], os.getpid()
        try:
            return self.free.pop()
        except IndexError:
            return self.open()

    def give(self, one):
        self.free.append(one)
