package gilsim.interpreter;

/**
 * Processor time that one thread spent on posts that were no events of their own: a share of what
 * it spent at all while they were made. It makes up for it by computing longer.
 */
final class PostDebt {
  private final double share;
  private long since;
  private double due;

  /** No debt; so much of its time goes into posts, 0 to below 1. */
  PostDebt(double share) {
    this.share = share;
  }

  /** It has the lock from now on, a time on its processors. */
  void begin(long cpuTime) {
    since = cpuTime;
  }

  /** It ran until now; with posts that were no events, or without. */
  void settle(long cpuTime, boolean posts) {
    if (posts) {
      due += (cpuTime - since) * share;
    }
    since = cpuTime;
  }

  /** What has to be added to its work: whole nanoseconds, as bursts are rounded to them. */
  double collect() {
    double collected = Math.floor(due);
    due -= collected;
    return collected;
  }
}
