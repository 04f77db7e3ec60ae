package gilsim.interpreter;

import gilsim.distribution.Constant;
import gilsim.distribution.Distribution;

/**
 * The global interpreter lock's parameters.
 *
 * @param policy which rules hand the lock over
 * @param switchInterval how long a waiter waits without a switch before it requests the lock,
 *     nanoseconds, above 0; under the policy {@code ticks} how long the holder runs between two
 *     releases of its own accord
 * @param requesterBias probability that a released lock's signal goes to the thread that requested
 *     it; else to a waiter chosen at random; 0 to 1. A machine with a single hardware thread serves
 *     the waiter that has wanted it for longest instead
 * @param forcedGap extra time, on top of the operating system's wake-up, until the next thread has
 *     taken the lock after a forced release, nanoseconds
 * @param voluntaryGap the same after a release around a blocking call
 * @param signalCost time the releasing thread spends to signal a waiter before its own call begins,
 *     nanoseconds
 * @param idlePost time of a release that wakes nobody although a waiter is registered, nanoseconds;
 *     only the policy {@code ticks} uses it
 * @param sleepEntry time from a waiter's finding the lock taken to the kernel's look, before it
 *     sleeps, and again from there back to its own look if that found the lock free, nanoseconds;
 *     only the policy {@code ticks} uses it
 * @param switchCost extra processor work of a thread that takes the lock over from another one
 *     (cold caches), nanoseconds
 * @param worldStops collections that stop all threads; only the policy {@code none} has them
 */
public record GilSpec(
    GilPolicy policy,
    long switchInterval,
    double requesterBias,
    Distribution forcedGap,
    Distribution voluntaryGap,
    long signalCost,
    Distribution idlePost,
    long sleepEntry,
    long switchCost,
    WorldStops worldStops) {

  /** Validates the ranges. */
  public GilSpec {
    if (switchInterval <= 0) {
      throw new IllegalArgumentException(
          "switch-interval must be above 0 but is " + switchInterval);
    }
    if (!(requesterBias >= 0 && requesterBias <= 1)) {
      throw new IllegalArgumentException(
          "requester-bias must be between 0 and 1 but is " + requesterBias);
    }
    if (signalCost < 0 || sleepEntry < 0 || switchCost < 0) {
      throw new IllegalArgumentException("costs of the GIL must be at least 0");
    }
  }

  /** A lock that is freed by request or around calls only. */
  public GilSpec(
      GilPolicy policy,
      long switchInterval,
      double requesterBias,
      Distribution forcedGap,
      Distribution voluntaryGap,
      long signalCost,
      long switchCost) {
    this(
        policy,
        switchInterval,
        requesterBias,
        forcedGap,
        voluntaryGap,
        signalCost,
        new Constant(0),
        0,
        switchCost,
        WorldStops.NONE);
  }

  /**
   * Share of its time for which a holder that frees the lock again and again has it free.
   *
   * @param interval its own work from one post to the next, reference nanoseconds
   */
  double freeShare(double interval) {
    return idlePost.mean() / (interval + idlePost.mean());
  }
}
