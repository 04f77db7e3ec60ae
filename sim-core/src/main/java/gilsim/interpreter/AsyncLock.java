package gilsim.interpreter;

import gilsim.trace.TraceListener;
import java.util.ArrayDeque;
import java.util.Optional;

/**
 * {@code asyncio.Lock}: first come first served, nobody overtakes a waiter. A release wakes the
 * first waiter, who owns the lock when its turn in the loop comes. Source: CPython
 * Lib/asyncio/locks.py {@code Lock.acquire} and {@code Lock.release}.
 *
 * <p>gevent's locks let the hub notify the first waiter in a callback, before which a greenlet that
 * runs can take the lock again (gevent _abstract_linkable.py {@code _notify_links}).
 */
final class AsyncLock {
  private final String name;
  private final int index;
  private final TraceListener trace;
  private final ArrayDeque<Coroutine> waiters = new ArrayDeque<>();
  private boolean locked;
  private Optional<Task> holder = Optional.empty();

  AsyncLock(String name, int index, TraceListener trace) {
    this.name = name;
    this.index = index;
    this.trace = trace;
  }

  /** True if the coroutine has the lock; else it waits for it. */
  boolean acquire(Coroutine coroutine, long now) {
    if (locked) {
      waiters.add(coroutine);
      return false;
    }
    locked = true;
    holder = coroutine.task();
    trace.lockAcquired(now, index, 0, false);
    return true;
  }

  /** The waiter who was woken owns the lock. */
  void granted(long now, long waited) {
    trace.lockAcquired(now, index, waited, true);
  }

  void release() {
    if (waiters.isEmpty()) {
      locked = false;
      holder = Optional.empty();
    } else {
      Coroutine next = waiters.poll();
      holder = next.task();
      next.lockGranted();
    }
  }

  /** Frees the lock without a successor; true if somebody waits. */
  boolean free() {
    locked = false;
    holder = Optional.empty();
    return !waiters.isEmpty();
  }

  /** Gives it to the first waiter, unless somebody has taken it; returns true. */
  boolean grantIfFree() {
    if (!locked && !waiters.isEmpty()) {
      locked = true;
      release();
    }
    return true;
  }

  /** Adds who waits for whom. */
  void describe(WaitGraph graph) {
    waiters.forEach(waiter -> PythonLock.describe(graph, waiter.task(), name, holder));
  }
}
