package gilsim.interpreter;

import java.util.ArrayDeque;

/**
 * {@code asyncio.Semaphore}: first come first served with direct grant. Source: CPython
 * Lib/asyncio/locks.py since 3.10.13 and 3.11.
 */
final class AsyncSemaphore {
  private final ArrayDeque<Coroutine> waiters = new ArrayDeque<>();
  private int free;

  AsyncSemaphore(int permits) {
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
}
