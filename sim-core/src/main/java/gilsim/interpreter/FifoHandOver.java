package gilsim.interpreter;

import java.util.Optional;

/**
 * The waiter that has wanted the lock for longest comes next: a queue lock, as proposed for CPython
 * against starvation (bpo-7946 discussion). Limit: an I/O-bound thread still waits a whole switch
 * interval for every CPU-bound thread before it; only the tail of the waits gets shorter.
 */
final class FifoHandOver implements HandOver {
  @Override
  public GilWaiter choose(WaiterList waiters, Optional<GilWaiter> requester) {
    return waiters.longest();
  }
}
