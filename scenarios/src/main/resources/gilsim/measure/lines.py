"""Connections to the process that plays the devices."""
import socket
import struct
import time

REQUEST = struct.Struct("=iqqqd")  # as in server.py

try:
    import ctypes
    _send = ctypes.PyDLL(None).send  # PyDLL: unlike socket.send it keeps the GIL
    _send.argtypes = [ctypes.c_int, ctypes.c_char_p, ctypes.c_size_t, ctypes.c_int]
except Exception:
    _send = None


def send(carrier, blocking, device, operation):
    """Sends a request. Drops the GIL once less than the step says: the answer does it, too."""
    time_, connect, size, releases = operation[2:]
    if releases == 1 and blocking and _send is not None:
        message = REQUEST.pack(device, time.monotonic_ns(), time_, connect, size)
        _send(carrier.fileno(), message, len(message), 0)
        return
    for _ in range(releases - 2):
        carrier.send(b"")
    carrier.send(REQUEST.pack(device, time.monotonic_ns(), time_, connect, size))


class Line(object):
    """A connection to the server, which carries one request at a time."""

    def __init__(self, path, blocking):
        self.socket = socket.socket(socket.AF_UNIX)
        self.socket.connect(path)
        self.socket.setblocking(blocking)
        self.blocking = blocking
        self.recv = self.socket.recv
        self.fileno = self.socket.fileno
        self.gettimeout = self.socket.gettimeout

    def ask(self, operation):
        send(self.socket, self.blocking, operation[1], operation)
