"""Hashes sixteen blocks of memory: C code that drops the GIL (hashlib)."""
import hashlib
import sys

from runner import Program

BLOCKS = [bytes([i]) * 12000000 for i in range(16)]


def digest(index):
    return hashlib.sha256(BLOCKS[index]).hexdigest()


def scenario(seconds, _):
    each = sum(seconds) / len(seconds)
    return {"tasks": ["block: {count: 16, do: [{native: {time: %.0fus, gil: released}}]}" % (each * 1e6)]}


PROGRAM = Program(
    "hashes", range(16), digest, scenario,
    {"sequential": {}, "threads": {"workers": 2}, "threads-4": {"workers": 4}})

if __name__ == "__main__":
    PROGRAM.main(sys.argv)
