"""Turns of two computing processes on one processor: seconds between two pauses of each."""
from probing import clock, in_children, pin, usable, wait_until

PAUSE = 0.0003


def hog(processor, begin, end):
    pin([processor])
    wait_until(begin)
    turns = []
    start = last = clock()
    while last < end:
        now = clock()
        if now - last > PAUSE:
            turns.append(last - start)
            start = now
        last = now
    return turns[1:]


def measure(request):
    processor = usable()[request.get("turn", 0) % len(usable())]
    begin = clock() + 0.05
    calls = [(hog, (processor, begin, begin + request["seconds"]))] * 2
    return {"turns": [turn for turns in in_children(calls) for turn in turns]}
