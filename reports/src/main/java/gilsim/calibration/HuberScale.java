package gilsim.calibration;

import java.util.Arrays;
import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * A standard deviation of errors about 0 that one wild error moves little, where each error may
 * hold a part of known variance besides: the s with mean of min(x² / (s² + v), c²) = β (Huber,
 * Robust Statistics, 1981, "proposal 2" with a known location; each error is standardised by its
 * own deviation). Errors that are uncertain by themselves so count less than those that are not.
 */
final class HuberScale {
  /** From so many deviations on an error counts as so many; Huber's usual choice. */
  private static final double BOUND = 1.5;

  /** The same mean of a standard normal variable, so that of normal errors s is the deviation. */
  private static final double CONSISTENT = truncatedSquare();

  /** Halvings of the range in which s is looked for: below one part in a million million. */
  private static final int STEPS = 60;

  private HuberScale() {}

  private static double truncatedSquare() {
    NormalDistribution normal = new NormalDistribution();
    double outside = 2 * normal.cumulativeProbability(-BOUND);
    return 1 - outside - 2 * BOUND * normal.density(BOUND) + BOUND * BOUND * outside;
  }

  /**
   * The scale of errors without known parts.
   *
   * @param errors at least one
   * @return 0 if nearly two thirds of them are 0
   */
  static double of(double[] errors) {
    return of(errors, new double[errors.length]);
  }

  /**
   * The scale beyond the known parts.
   *
   * @param errors at least one
   * @param known variance of the known part of each, at least 0
   * @return 0 if the known parts explain the errors
   */
  static double of(double[] errors, double[] known) {
    double low = 0;
    double high = 2 * Arrays.stream(errors).map(Math::abs).max().orElseThrow();
    for (int step = 0; step < STEPS; step++) {
      double middle = (low + high) / 2;
      if (excess(errors, known, middle) > 0) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Mean of the bounded squares less what it is of normal errors; falls with the scale. */
  static double excess(double[] errors, double[] known, double scale) {
    double squares = 0;
    for (int i = 0; i < errors.length; i++) {
      double variance = scale * scale + known[i];
      double square = errors[i] * errors[i];
      boolean wild = square > BOUND * BOUND * variance;
      squares += wild ? BOUND * BOUND : variance == 0 ? 0 : square / variance;
    }
    return squares / errors.length - CONSISTENT;
  }
}
