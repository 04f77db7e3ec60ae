"""Does what the request names: all the ways in which a script can end."""
import json
import os
import signal
import subprocess
import sys
import time


def stray(detached):
    """A process that lives for a minute, in its own session and without a parent if detached."""
    code = "import time; time.sleep(60)"
    if not detached:
        return subprocess.Popen([sys.executable, "-c", code]).pid
    launcher = (
        "import subprocess, sys; print(subprocess.Popen([sys.executable, '-c', %r],"
        " start_new_session=True, stdout=subprocess.DEVNULL).pid)" % code)
    return int(subprocess.check_output([sys.executable, "-c", launcher]))


def main():
    with open(sys.argv[1]) as file:
        request = json.load(file)
    what = request["what"]
    pids = [os.getpid()]
    if request.get("strays"):
        pids += [stray(False), stray(True)]
    print("pids " + " ".join(map(str, pids)))
    sys.stdout.flush()
    if what == "hang":
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        time.sleep(60)
    elif what == "die":
        os.kill(os.getpid(), signal.SIGKILL)
    elif what == "fail":
        raise ValueError("a line of its own")
    elif what == "silent":
        return
    answer = {"error": "no such thing"} if what == "refuse" else {"echo": request, "pids": pids}
    with open(sys.argv[2], "w") as file:
        json.dump(answer, file)


main()
