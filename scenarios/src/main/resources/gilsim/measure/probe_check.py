"""Small programs by which a calibrated profile is checked; nothing is fitted to them. Seconds.

"solo": a piece of computing; "threads", "processes": two of them at the same time, all in all;
"sleeper": a sleep of 1 ms, "echo": a byte to another process and back, both beside a computing
thread.
"""
import os
import socket
import threading
import time
from multiprocessing import get_context

from probing import burn, clock

PASSES = 1200000


def work():
    burn(PASSES)


def together(make):
    begin = clock()
    both = [make(target=work) for _ in range(2)]
    for each in both:
        each.start()
    for each in both:
        each.join()
    return clock() - begin


def beside_computing(function, seconds):
    """Seconds of one call of the function, repeated beside a thread that computes."""
    stop = []

    def compute():
        while not stop:
            burn(200)

    other = threading.Thread(target=compute)
    other.start()
    try:
        begin = now = clock()
        times = 0
        while now < begin + seconds:
            function()
            times += 1
            now = clock()
        return (now - begin) / times
    finally:
        stop.append(True)
        other.join()


def echo_beside_computing(seconds):
    here, there = socket.socketpair()
    child = os.fork()
    if child == 0:
        try:
            here.close()
            while True:
                data = there.recv(1)
                if not data:
                    break
                there.send(data)
        finally:
            os._exit(0)
    there.close()

    def trip():
        here.send(b".")
        here.recv(1)

    try:
        return beside_computing(trip, seconds)
    finally:
        here.close()
        os.waitpid(child, 0)


def measure(request):
    samples = {"solo": [], "threads": [], "processes": [], "sleeper": [], "echo": []}
    begin = time.thread_time()
    work()
    samples["solo"].append(time.thread_time() - begin)
    samples["threads"].append(together(threading.Thread))
    samples["processes"].append(together(get_context("fork").Process))
    samples["sleeper"].append(
        beside_computing(lambda: time.sleep(0.001), request["seconds"] / 2))
    samples["echo"].append(echo_beside_computing(request["seconds"] / 2))
    return samples
