package gilsim.interpreter;

import java.util.ArrayDeque;
import java.util.List;

/**
 * {@code threading.Condition}, {@code asyncio.Condition} or {@code multiprocessing.Condition}.
 *
 * <p>Waiting releases the lock around the condition, waits for a notification, and takes the lock
 * again. Notifications wake the longest waiters; one that finds nobody is lost. The lock does not
 * come with the notification: a woken thread competes for it like everybody else, and as the
 * notifier still holds it, usually waits for it once more. Source: CPython Lib/threading.py {@code
 * Condition.wait} and {@code notify}, Lib/asyncio/locks.py.
 */
public final class PythonCondition {
  private final String name;
  private final ArrayDeque<Waiter> waiters = new ArrayDeque<>();

  /** A condition that nobody waits for. */
  public PythonCondition(String name) {
    this.name = name;
  }

  /** Waits, behind the others; the waiter releases the lock. */
  void await(Waiter waiter) {
    waiters.add(waiter);
  }

  /** Wakes the longest waiter. */
  void signal(PythonThread by) {
    Waiter.wakeFirst(waiters, by);
  }

  /** Wakes all. */
  void signalAll(PythonThread by) {
    while (!waiters.isEmpty()) {
      signal(by);
    }
  }

  /** Adds who waits. */
  void describe(WaitGraph graph) {
    String what = "a notification of condition '" + name + "'";
    waiters.forEach(w -> graph.addForAny(w.task(), what, List.of()));
  }
}
