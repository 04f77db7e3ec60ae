"""Futures, which only the first process of a program needs: they take long to import."""
import threading

from old import OLD


class Result(object):
    """What there is of concurrent.futures.Future here."""

    def __init__(self):
        self.ended = threading.Event()
        self.error = None
        self.value = None

    def set_result(self, value):
        self.value = value
        self.ended.set()

    def set_exception(self, error):
        self.error = error
        self.ended.set()

    def result(self):
        self.ended.wait()
        if self.error is not None:
            raise self.error
        return self.value


if OLD:
    Future = Result
else:
    from concurrent.futures import Future  # noqa: F401
