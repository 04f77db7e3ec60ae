package gilsim.interpreter;

import java.util.ArrayDeque;
import java.util.List;

/**
 * {@code asyncio.Semaphore}: first come first served with direct grant. Source: CPython
 * Lib/asyncio/locks.py since 3.10.13 and 3.11.
 */
final class AsyncSemaphore {
  private final ArrayDeque<Coroutine> waiters = new ArrayDeque<>();
  private final int permits;
  private int free;

  AsyncSemaphore(int permits) {
    this.permits = permits;
    free = permits;
  }

  /** True if the coroutine may go on; else it waits for its turn. */
  boolean acquire(Coroutine coroutine) {
    if (free > 0) {
      free--;
      return true;
    }
    waiters.add(coroutine);
    return false;
  }

  void release() {
    if (waiters.isEmpty()) {
      free++;
    } else {
      waiters.poll().admitted();
    }
  }

  /** Adds who waits. */
  void describe(WaitGraph graph) {
    String what = "a place in the event loop, whose limit is " + permits;
    waiters.forEach(waiter -> graph.addForAny(waiter.task(), what, List.of()));
  }
}
