package gilsim.interpreter;

import gilsim.kernel.RandomStream;

/**
 * What CPython does: it signals a condition variable and leaves the choice to the C library and the
 * kernel. The requester is chosen with probability {@link GilSpec#requesterBias()}, else any waiter
 * with equal probability; the one that has wanted the lock for longest on a machine with a single
 * hardware thread.
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
  public GilWaiter choose(WaiterList waiters, GilWaiter requester) {
    if (fifo) {
      return waiters.longest();
    }
    if (waiters.size() == 1) {
      return waiters.get(0);
    }
    if (waiters.contains(requester) && choice.nextUniform() < requesterBias) {
      return requester;
    }
    return waiters.get((int) (choice.nextUniform() * waiters.size()));
  }
}
