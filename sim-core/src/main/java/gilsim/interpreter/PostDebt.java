package gilsim.interpreter;

/**
 * Work of one thread that went into posts that were no events of their own: a share of what it did
 * while they were made. It makes up for it by computing longer. Counted in work, not in time: a
 * thread at half speed would owe more than it did.
 */
final class PostDebt {
  private double since;
  private double firstPostAt;
  private double due;

  /** It did so much work, and frees the lock when it did so much more, nanoseconds. */
  void begin(double workDone, double untilFirstPost) {
    since = workDone;
    firstPostAt = workDone + untilFirstPost;
  }

  /** It worked until now; this share of it, from 0 to below 1, went into posts. */
  void settle(double workDone, double share) {
    double from = Math.max(since, firstPostAt);
    if (workDone > from) {
      due += (workDone - from) * share;
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
