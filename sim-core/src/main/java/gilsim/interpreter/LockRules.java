package gilsim.interpreter;

import java.util.OptionalLong;

/**
 * What threads do about a lock that is taken, and what that costs them.
 *
 * <p>A {@code threading.Lock} of a build without a GIL is a PyMutex that spins: who finds it taken,
 * and nobody asleep for it, calls {@code sched_yield} 40 times. In 3.13 and 3.14 it does not look
 * at the lock meanwhile, so the spin is a fixed time. Then it tries once more and goes to sleep. A
 * release that comes before the thread is asleep costs nobody a system call; one that finds it
 * asleep pays for waking it. Builds with a GIL do not spin ({@code MAX_SPIN_COUNT} is 0 there);
 * what a wake-up costs them is part of the costs of their calls. Source: CPython Python/lock.c
 * {@code _PyMutex_LockTimed}, Python/parking_lot.c.
 *
 * @param handOffAfter how long a waiter must have wanted the lock for a release that wakes it to
 *     hand it over, nanoseconds, at least 0; empty: it is never handed over
 * @param spin processor time of the spin, nanoseconds at the speed of the reference core, at least
 *     0; 0: none
 * @param park processor time from the decision to sleep until the thread is asleep, likewise
 * @param wake processor time of a release, or of another signal, that wakes a sleeper, likewise
 */
public record LockRules(OptionalLong handOffAfter, long spin, long park, long wake) {
  /** POSIX semaphores: up to CPython 3.12, and between processes. */
  public static final LockRules SEMAPHORE = new LockRules(OptionalLong.empty(), 0, 0, 0);

  /** Validates the ranges. */
  public LockRules {
    if ((handOffAfter.isPresent() && handOffAfter.getAsLong() < 0)
        || spin < 0
        || park < 0
        || wake < 0) {
      throw new IllegalArgumentException("times of locks must be at least 0");
    }
  }

  /** A lock that is handed over, without further costs, as in builds with a GIL from 3.13. */
  public static LockRules handedOver(OptionalLong after) {
    return new LockRules(after, 0, 0, 0);
  }
}
