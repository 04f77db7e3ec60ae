package gilsim.statistics;

/**
 * MSER-5: how much of the begin of a series to leave out so that the mean of the rest is estimated
 * best (White, "An effective truncation heuristic for bias reduction in simulation output",
 * Simulation 69(6), 1997; White, Cobb, Spratt, "A comparison of five steady-state truncation
 * heuristics for simulation", WSC 2000).
 *
 * <p>The series is cut into batches of five; left out are the first d batches, d being where the
 * squared standard error of the mean of the rest, {@code sum (z - mean)^2 / (k - d)^2}, is least. A
 * d beyond half of the series is not trusted: there the series has not settled. The last five
 * batches are no candidates, because a handful of values can agree by chance.
 */
public final class WarmUpDetection {
  /** Values in a batch. */
  public static final int BATCH = 5;

  private static final int LAST_BATCHES = 5;

  private WarmUpDetection() {}

  /**
   * What to leave out.
   *
   * @param length values at the begin of the series; half of the series if it has not settled
   * @param settled whether the detection can be trusted
   */
  public record Truncation(int length, boolean settled) {
    /** The longer of two; settled if both are. */
    public Truncation and(Truncation other) {
      return new Truncation(Math.max(length, other.length), settled && other.settled);
    }
  }

  /**
   * Detects it.
   *
   * @param series values at equal distances, best the mean over several replications
   */
  public static Truncation of(double[] series) {
    int batches = series.length / BATCH;
    int best = 0;
    double least = Double.POSITIVE_INFINITY;
    int n = 0;
    double mean = 0;
    double squares = 0;
    for (int d = batches - 1; d >= 0; d--) {
      double value = batchMean(series, d);
      n++;
      double deviation = value - mean;
      mean += deviation / n;
      squares += deviation * (value - mean);
      double error = squares / n / n;
      if (n > LAST_BATCHES && error <= least) {
        least = error;
        best = d;
      }
    }
    int half = batches / 2;
    return best > half ? new Truncation(half * BATCH, false) : new Truncation(best * BATCH, true);
  }

  private static double batchMean(double[] series, int batch) {
    double sum = 0;
    for (int i = 0; i < BATCH; i++) {
      sum += series[batch * BATCH + i];
    }
    return sum / BATCH;
  }
}
