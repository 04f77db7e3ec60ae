package gilsim.batch;

/**
 * How to run a batch; nothing here changes a result.
 *
 * @param jobs replications that run at the same time, at least 1
 * @param fresh simulate what is stored already once more
 */
public record BatchOptions(int jobs, boolean fresh) {
  /** Validates the range. */
  public BatchOptions {
    if (jobs < 1) {
      throw new IllegalArgumentException("jobs must be at least 1 but is " + jobs);
    }
  }

  /** As many jobs as Java may use processors; stored runs are reused. */
  public static BatchOptions standard() {
    return new BatchOptions(Runtime.getRuntime().availableProcessors(), false);
  }
}
