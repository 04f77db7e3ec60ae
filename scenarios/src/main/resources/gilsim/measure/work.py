"""What uses the processor: loops of Python code and of C code, and how fast they are here."""
from __future__ import division

import collections
import itertools
import time

clock = getattr(time, "thread_time", None) or time.clock


def compute(n):
    """Python code: holds the GIL, and can be switched out at each jump back.

    It makes no objects: its integers are among those that CPython keeps (Objects/longobject.c,
    get_small_int). A loop that makes some takes longer where the program has left pools of
    pymalloc with few free places (Objects/obmalloc.c, insert_to_usedpool), so the same work would
    take another time in the run than in the look before it.

    There are many statements to a jump. A loop of one takes 4 to 12 % longer in some threads and at
    some depths of calls than in others of the same process, now and then twice as long; which ones
    differs from process to process, as addresses do.
    """
    x = 1
    for _ in itertools.repeat(None, n):
        x = 7 - x
        x = 7 - x
        x = 7 - x
        x = 7 - x
        x = 7 - x
        x = 7 - x
        x = 7 - x
        x = 7 - x
        x = 7 - x
        x = 7 - x
        x = 7 - x
        x = 7 - x
        x = 7 - x
        x = 7 - x
        x = 7 - x
        x = 7 - x


def held(n):
    """C code that keeps the GIL and never looks at the eval breaker (deque's consume_iterator)."""
    collections.deque(itertools.repeat(None, n), maxlen=0)


def released(n):
    """C code that drops the GIL once, for its whole length (Modules/_hashopenssl.c)."""
    import hashlib  # Programs had it loaded
    hashlib.pbkdf2_hmac("sha256", b"gilsim", b"gilsim", n)


WORK = {"compute": compute, "held": held, "released": released}
BLOCK_SECONDS = 0.001
QUANTILE = 0.1
SLOW = 1.15


def seconds_of(function, n):
    begin = clock()
    function(n)
    return clock() - begin


def block_size(function):
    """Passes that take about a millisecond."""
    n = 16
    while seconds_of(function, n) < BLOCK_SECONDS / 2:
        n *= 2
    return n


def rate(function, seconds):
    """Passes per second of CPU time, alone and at full speed.

    Many short blocks are timed; those that take more than 1.15 times as long as the fastest tenth
    were slowed down (by a busy neighbour of a virtual machine, by interrupts) and do not count: the
    mean of the others is what work usually takes, which the very best block is not. The fixed cost
    of a call is taken off by timing blocks of two sizes in turn.
    """
    n = block_size(function)
    short, long_ = [], []
    end = time.time() + seconds
    while time.time() < end or len(long_) < 10:
        short.append(seconds_of(function, n))
        long_.append(seconds_of(function, 3 * n))
    difference = usual(long_) - usual(short)
    return 2 * n / max(difference, 1e-9)


def usual(times):
    ordered = sorted(times)
    limit = SLOW * ordered[int(QUANTILE * (len(ordered) - 1))]
    fast = [one for one in times if one <= limit]
    return sum(fast) / len(fast)


def now(rates, kind, seconds):
    """The same rates on the host as it is now.

    A virtual machine may run at another speed for seconds or minutes. One kind of work tells: what
    slows it down (a neighbour on the same core, a lower clock) slows down the others as well, though
    a neighbour not as much (the loop of C code ran at 0.7 of its speed beside one, that of Python
    code at 0.56).
    """
    share = rate(WORK[kind], seconds) / rates[kind]
    return dict((name, passes * share) for name, passes in rates.items())


def calibrate(seconds):
    """Passes per second of all kinds of work."""
    import hashlib
    return dict((name, rate(function, seconds)) for name, function in WORK.items()
                if name != "released" or hasattr(hashlib, "pbkdf2_hmac"))
