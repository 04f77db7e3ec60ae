package gilsim.statistics;

/**
 * When there are enough replications: decided on replications 1..n at n = {@code min}, then {@link
 * #STEP} more each time, never beyond {@code max}. Because it looks at these n only, the decision
 * does not depend on how many replications happen to be simulated already.
 *
 * @param min the first n, at least 1
 * @param max the last n, at least {@code min}
 * @param relative wanted half-width of the confidence interval / |mean|, above 0
 * @param confidence level of the interval, between 0 and 1
 */
public record StoppingRule(int min, int max, double relative, double confidence) {
  /** Replications between two decisions. */
  public static final int STEP = 5;

  /** Validates the ranges. */
  public StoppingRule {
    if (min < 1 || max < min) {
      throw new IllegalArgumentException("needed: 1 <= min <= max, not " + min + " and " + max);
    }
    if (!(relative > 0) || !(confidence > 0 && confidence < 1)) {
      throw new IllegalArgumentException("relative must be above 0, confidence between 0 and 1");
    }
  }

  /** A fixed number of replications. */
  public static StoppingRule fixed(int replications) {
    return new StoppingRule(replications, replications, 1, 0.5);
  }

  /** The n that follows; only for n below {@code max}. */
  public int next(int n) {
    return (int) Math.min(max, (long) n + STEP);
  }

  /**
   * Whether a metric needs no more replications. A zero half-width is always good enough. A metric
   * that no replication has (nothing completed, nobody waited) is: more of the same would never
   * help.
   */
  public boolean reached(SampleMean metric) {
    if (metric.count() == 0) {
      return true;
    }
    double half = metric.halfWidth(confidence);
    return half == 0 || half <= relative * Math.abs(metric.mean());
  }
}
