package gilsim.interpreter;

import java.util.Optional;

/** Which waiter of a {@link SwitchIntervalGil} comes next, and who may ask without waiting. */
interface HandOver {
  /**
   * True if a thread that comes back from a blocking call requests the lock at once, rather than
   * after a switch interval, from a holder that does not come from such a call itself.
   */
  default boolean asksAtOnce() {
    return false;
  }

  /**
   * The waiter that a freed lock's signal wakes.
   *
   * @param waiters at least one
   * @param requester who requested the lock; empty where it was dropped for a blocking call
   */
  GilWaiter choose(WaiterList waiters, Optional<GilWaiter> requester);
}
