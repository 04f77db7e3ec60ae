"""Runs a script and leaves nothing behind, whatever happens to the script or to our own parent.

usage: supervise.py SCRIPT [ARGUMENT...]

The parent holds our standard input open. When something comes from it, when it ends (the parent died,
even by SIGKILL: then our folder goes, too), or when the script ends, every process that descends from the script is killed and
reaped. Descendants that made a session of their own are found, too: on Linux this process is their
"subreaper" (prctl(2), PR_SET_CHILD_SUBREAPER), so those whose parent died become its children.

Our exit code is the script's, or 128 + the number of the signal that it died by.
Written for Python 2.7 and 3.x.
"""
import os
import select
import shutil
import signal
import sys
import time

PR_SET_PDEATHSIG = 1
PR_SET_CHILD_SUBREAPER = 36
PATIENCE = 5.0  # seconds until we give up on processes that cannot be killed (state D)


def prctl(option, value):
    try:
        import ctypes
        ctypes.CDLL(None).prctl(option, value, 0, 0, 0)
    except Exception:  # not Linux, or no ctypes: the process group must do
        pass


def children_of(parents):
    """Processes whose parent is one of these, as /proc has them; none where there is no /proc."""
    found = []
    try:
        names = os.listdir("/proc")
    except OSError:
        return found
    for name in names:
        if name.isdigit():
            try:
                with open("/proc/%s/stat" % name) as stat:
                    # The command's name in parentheses may hold anything.
                    fields = stat.read().rpartition(")")[2].split()
            except (IOError, OSError):
                continue
            if int(fields[1]) in parents:
                found.append(int(name))
    return found


def descendants():
    """All our descendants."""
    found, level = [], set([os.getpid()])
    while level:
        level = set(children_of(level)) - set(found)
        found.extend(level)
    return found


def kill(pid, number):
    try:
        os.kill(pid, number)
    except OSError:
        pass


def reap():
    """Collects children that ended; False if there are no children at all."""
    while True:
        try:
            pid, _ = os.waitpid(-1, os.WNOHANG)
        except OSError:
            return False
        if pid == 0:
            return True


def clean_up(group):
    """Kills and reaps until nobody is left."""
    end = time.time() + PATIENCE
    while time.time() < end:
        try:
            os.killpg(group, signal.SIGKILL)
        except OSError:
            pass
        for pid in descendants():
            kill(pid, signal.SIGKILL)
        if not reap():
            return
        time.sleep(0.005)


def start(arguments, wake):
    """The script in a session of its own, so that its group can be killed."""
    pid = os.fork()
    if pid != 0:
        return pid
    try:
        os.setsid()
        prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
        for end in wake:
            os.close(end)
        nothing = os.open(os.devnull, os.O_RDONLY)
        os.dup2(nothing, 0)
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        os.execv(sys.executable, arguments)
    finally:
        os._exit(127)


def wait(pid, stdin, wake):
    """The script's wait status, or None if our standard input ended first; False if the parent
    said there that this run is to end."""
    while True:
        try:
            ready = select.select([stdin, wake], [], [], 1.0)[0]
        except (select.error, OSError):  # interrupted by SIGCHLD (Python 2)
            ready = []
        if wake in ready:
            os.read(wake, 4096)
        done, status = os.waitpid(pid, os.WNOHANG)
        if done == pid:
            return status
        if stdin in ready:
            return False if os.read(stdin, 4096) else None


def remove_folder(folder):
    """Our own temporary folder: the parent may have died and cannot do it."""
    if os.path.basename(folder).startswith("gilsim-measure-"):
        for other in others(folder):
            if os.path.basename(other).startswith("gilsim-disk-"):
                shutil.rmtree(other, ignore_errors=True)
        shutil.rmtree(folder, ignore_errors=True)


def others(folder):
    """More temporary folders that the parent has made."""
    try:
        with open(os.path.join(folder, "remove.txt")) as file:
            return file.read().split("\0")
    except (IOError, OSError):
        return []


def main():
    try:
        os.setsid()  # Ctrl-C in the terminal is the parent's affair
    except OSError:
        pass
    prctl(PR_SET_CHILD_SUBREAPER, 1)
    wake = os.pipe()

    def on_signal(number, frame):
        os.write(wake[1], b".")

    def on_terminate(number, frame):
        raise KeyboardInterrupt

    signal.signal(signal.SIGCHLD, on_signal)
    signal.signal(signal.SIGTERM, on_terminate)
    flags = ["-I"] if sys.version_info >= (3, 4) else ["-E", "-s"]
    pid = start([sys.executable] + flags + sys.argv[1:], wake)
    status = None
    try:
        status = wait(pid, 0, wake[0])
    except KeyboardInterrupt:
        pass
    finally:
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        clean_up(pid)
    if status is False:
        return 128 + signal.SIGKILL
    if status is None:
        remove_folder(os.path.dirname(os.path.abspath(__file__)))
        return 128 + signal.SIGKILL
    if os.WIFSIGNALED(status):
        return 128 + os.WTERMSIG(status)
    return os.WEXITSTATUS(status)


if __name__ == "__main__":
    os._exit(main())
