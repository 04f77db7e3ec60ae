package gilsim.calibration;

import java.util.Arrays;
import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * A standard deviation of errors about 0 that one wild error moves little: the fixed point of s² =
 * mean of min(x², (c s)²) / β (Huber, Robust Statistics, 1981, "proposal 2" with a known location).
 */
final class HuberScale {
  /** From so many deviations on an error counts as so many; Huber's usual choice. */
  private static final double BOUND = 1.5;

  /** The same mean of a standard normal variable, so that of normal errors s is the deviation. */
  private static final double CONSISTENT = truncatedSquare();

  private static final int STEPS = 200;
  private static final double NORMAL_MEDIAN = 0.6745;

  private HuberScale() {}

  private static double truncatedSquare() {
    NormalDistribution normal = new NormalDistribution();
    double outside = 2 * normal.cumulativeProbability(-BOUND);
    return 1 - outside - 2 * BOUND * normal.density(BOUND) + BOUND * BOUND * outside;
  }

  /**
   * The scale.
   *
   * @param errors at least one
   * @return 0 if more than half of them are 0
   */
  static double of(double[] errors) {
    double[] sizes = Arrays.stream(errors).map(Math::abs).sorted().toArray();
    double scale = Quantiles.median(sizes) / NORMAL_MEDIAN;
    for (int step = 0; step < STEPS; step++) {
      double most = BOUND * scale;
      double squares = 0;
      for (double size : sizes) {
        squares += Math.pow(Math.min(size, most), 2);
      }
      scale = Math.sqrt(squares / sizes.length / CONSISTENT);
    }
    return scale;
  }
}
