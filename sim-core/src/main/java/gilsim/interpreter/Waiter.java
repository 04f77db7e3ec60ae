package gilsim.interpreter;

import java.util.Optional;

/**
 * Somebody who waits for another thread or coroutine: a blocked thread or a suspended coroutine.
 */
interface Waiter {

  /**
   * Lets it go on. That gives it neither the GIL nor what it waits for: a thread needs a processor
   * and the GIL first, a coroutine its turn in the loop.
   *
   * @param by the thread whose doing it is
   */
  void wake(PythonThread by);

  /** The task that waits; empty for a thread that works for none. */
  Optional<Task> task();
}
