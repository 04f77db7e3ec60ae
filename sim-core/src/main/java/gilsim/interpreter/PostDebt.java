package gilsim.interpreter;

/**
 * Work of one thread that went into posts that were no events of their own: a share of all that it
 * did while they were made. It makes up for it by computing longer. Counted in work, not in time: a
 * thread at half speed would owe more than it did.
 */
final class PostDebt {
  private final double share;
  private double since;
  private double due;

  /** No debt; so much of its work goes into posts, 0 to below 1. */
  PostDebt(double share) {
    this.share = share;
  }

  /** It has the lock from now on, having done so much work. */
  void begin(double workDone) {
    since = workDone;
  }

  /** It worked until now; with posts that were no events, or without. */
  void settle(double workDone, boolean posts) {
    if (posts) {
      due += (workDone - since) * share;
    }
    since = workDone;
  }

  /** What has to be added to its work: whole nanoseconds, as bursts are rounded to them. */
  double collect() {
    double collected = Math.floor(due);
    due -= collected;
    return collected;
  }
}
