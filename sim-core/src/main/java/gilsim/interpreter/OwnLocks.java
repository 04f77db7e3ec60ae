package gilsim.interpreter;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What one process has of the {@code threading.Lock}s that every process has for itself. A forked
 * child's are copies of its parent's, taken where a thread of the parent held them: of the parent's
 * threads only the one that forked goes on in the child, so nobody there ever releases them
 * (fork(2); CPython Doc/library/os.rst, {@code os.fork}; python/cpython issues 90622 and 105464).
 * Any other child makes new ones when it imports the program.
 */
final class OwnLocks {
  private final Map<PythonLock, PythonLock> own = new LinkedHashMap<>();

  /** The lock that a thread of this process means by one of the program's. */
  PythonLock of(PythonLock lock) {
    return lock.isOwn() ? own.computeIfAbsent(lock, PythonLock::another) : lock;
  }

  /** This process was forked from another just now. */
  void inherit(OwnLocks parent) {
    parent.own.forEach(
        (lock, theirs) -> {
          if (theirs.isTaken()) {
            own.put(lock, lock.copyOf(theirs));
          }
        });
  }
}
