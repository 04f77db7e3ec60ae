package gilsim.calibration;

import java.util.Arrays;

/** Quantiles of samples, interpolated between order statistics (type 7 of Hyndman and Fan). */
final class Quantiles {
  private Quantiles() {}

  /**
   * A quantile.
   *
   * @param values at least one, in any order
   * @param p from 0 to 1
   */
  static double of(double[] values, double p) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    double at = p * (sorted.length - 1);
    int below = (int) Math.floor(at);
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
  }

  /** The middle. */
  static double median(double[] values) {
    return of(values, 0.5);
  }

  /**
   * The mean of the samples up to a multiple of their median: what the model's distributions have
   * to reproduce, without the rare long delays that are not modelled.
   *
   * @param most a sample beyond so many medians is left out
   */
  static double trimmedMean(double[] values, double most) {
    double limit = most * median(values);
    return Arrays.stream(values).filter(v -> v <= limit).average().orElse(median(values));
  }
}
