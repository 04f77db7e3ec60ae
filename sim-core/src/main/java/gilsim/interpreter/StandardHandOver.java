package gilsim.interpreter;

import gilsim.kernel.RandomStream;
import java.util.Optional;

/**
 * What CPython does: it signals a condition variable and leaves the choice to the C library and the
 * kernel.
 *
 * <p>A drop for a blocking call wakes the waiter whose wait began first (glibc
 * nptl/pthread_cond_signal.c: the older group of waiters first). At a forced drop the requester has
 * just begun a new wait, and measured switches are as good as random: the requester with
 * probability {@link GilSpec#requesterBias()}, else any waiter with equal probability. A machine
 * with a single hardware thread serves the one that has wanted the lock for longest.
 */
final class StandardHandOver implements HandOver {
  private final double requesterBias;
  private final boolean fifo;
  private final RandomStream choice;

  StandardHandOver(GilSpec spec, int index, Environment environment) {
    this.requesterBias = spec.requesterBias();
    this.fifo = environment.os().hardwareThreads() == 1;
    this.choice = environment.streams().stream("gil/choice", index);
  }

  @Override
  public GilWaiter choose(WaiterList waiters, Optional<GilWaiter> requester) {
    if (fifo) {
      return waiters.longest();
    }
    if (waiters.size() == 1 || requester.isEmpty()) {
      return waiters.get(0);
    }
    if (waiters.contains(requester.get()) && choice.nextUniform() < requesterBias) {
      return requester.get();
    }
    return waiters.get((int) (choice.nextUniform() * waiters.size()));
  }
}
