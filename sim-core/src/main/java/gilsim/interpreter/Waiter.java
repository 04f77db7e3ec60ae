package gilsim.interpreter;

import java.util.Optional;
import java.util.Queue;

/**
 * Somebody who waits for another thread or coroutine: a blocked thread or a suspended coroutine.
 */
interface Waiter {

  /**
   * Wakes the first of those that wait in line, who leaves it; those that were killed do not count.
   */
  static void wakeFirst(Queue<? extends Waiter> line, PythonThread by) {
    Waiter first = line.poll();
    while (first != null && first.gone()) {
      first = line.poll();
    }
    if (first != null) {
      first.wake(by);
    }
  }

  /**
   * Lets it go on. That gives it neither the GIL nor what it waits for: a thread needs a processor
   * and the GIL first, a coroutine its turn in the loop.
   *
   * @param by the thread whose doing it is
   */
  void wake(PythonThread by);

  /** True if it was killed: it is not there to be woken. */
  boolean gone();

  /** The task that waits; empty for a thread that works for none. */
  Optional<Task> task();
}
