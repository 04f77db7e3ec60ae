package gilsim.interpreter;

import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * {@code asyncio.Semaphore}: first come first served with direct grant. Source: CPython
 * Lib/asyncio/locks.py since 3.10.13 and 3.11.
 */
final class AsyncSemaphore {
  private final ArrayDeque<Coroutine> waiters = new ArrayDeque<>();
  private final int permits;
  private final Set<Task> inside = new LinkedHashSet<>();

  AsyncSemaphore(int permits) {
    this.permits = permits;
  }

  /** True if the coroutine may go on; else it waits for its turn. */
  boolean acquire(Coroutine coroutine) {
    if (inside.size() < permits) {
      inside.add(coroutine.ownTask());
      return true;
    }
    waiters.add(coroutine);
    return false;
  }

  void release(Task leaving) {
    inside.remove(leaving);
    if (!waiters.isEmpty()) {
      Coroutine next = waiters.poll();
      inside.add(next.ownTask());
      next.admitted();
    }
  }

  /** Adds who waits. */
  void describe(WaitGraph graph) {
    String what = "a place in the event loop, whose limit is " + permits;
    waiters.forEach(waiter -> graph.addForAny(waiter.task(), what, inside));
  }
}
