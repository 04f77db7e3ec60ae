package gilsim.interpreter;

import java.util.Optional;

/**
 * Threads that come back from a blocking call go before threads that were made to let go, and
 * request the lock at once: the priorities that D. Beazley proposed for the lock of 3.2 ("The new
 * GIL", 2010; bugs.python.org/issue7946).
 *
 * <p>Limits: the convoy disappears, but every return from a call costs a forced switch, so a thread
 * with many short calls makes the CPU-bound threads slower; and enough I/O-bound threads together
 * starve the CPU-bound ones. A holder that came from a call itself keeps the lock for a switch
 * interval, so I/O-bound threads do not interrupt each other.
 */
final class IoPriorityHandOver implements HandOver {
  private final HandOver others;

  /**
   * Priorities.
   *
   * @param others chooses where no waiter comes from a call
   */
  IoPriorityHandOver(HandOver others) {
    this.others = others;
  }

  @Override
  public boolean asksAtOnce() {
    return true;
  }

  @Override
  public GilWaiter choose(WaiterList waiters, Optional<GilWaiter> requester) {
    return waiters.longestAfterCall().orElseGet(() -> others.choose(waiters, requester));
  }
}
