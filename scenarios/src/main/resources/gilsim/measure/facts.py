"""Prints what this interpreter is, as one line of JSON. Written for Python 2.7 and 3.x.

usage: facts.py MODULE...   (modules whose presence is asked for; none is imported)
"""
import json
import os
import platform
import sys
import sysconfig


def has(name):
    try:
        if sys.version_info[0] == 2:
            import imp
            imp.find_module(name)
            return True
        import importlib.util
        return importlib.util.find_spec(name) is not None
    except Exception:
        return False


def processors():
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:
        import multiprocessing
        return multiprocessing.cpu_count()


def main():
    enabled = getattr(sys, "_is_gil_enabled", None)
    arguments = sysconfig.get_config_var("CONFIG_ARGS") or ""
    facts = {
        "executable": sys.executable or "",
        "implementation": platform.python_implementation().lower(),
        "version": list(sys.version_info[:3]),
        "versionText": platform.python_version(),
        "gilEnabled": enabled() if enabled else True,
        "freeThreaded": bool(sysconfig.get_config_var("Py_GIL_DISABLED")),
        "optimised": "--enable-optimizations" in arguments,
        "debug": hasattr(sys, "gettotalrefcount"),
        "processors": processors(),
        "modules": [name for name in sys.argv[1:] if has(name)],
    }
    print("gilsim-python " + json.dumps(facts))


main()
