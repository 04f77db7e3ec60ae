package gilsim.scenario;

import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * How far a number may be from the truth: with 95 % it is between these multiples of what is
 * stated.
 *
 * @param low above 0, at most 1
 * @param high at least 1
 */
public record RelativeInterval(double low, double high) {
  /** The share below the interval. */
  private static final double BELOW = 0.025;

  /** Half the width of the interval in standard deviations. */
  private static final double EDGE = -new NormalDistribution().inverseCumulativeProbability(BELOW);

  /** Validates the ranges. */
  public RelativeInterval {
    if (!(low > 0 && low <= 1 && high >= 1 && high < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "must hold 1, the stated value, and begin above 0, such as [0.9, 1.2]");
    }
  }

  /**
   * A possible factor: normal on each side of 1, with another deviation on each, and cut off where
   * the interval ends.
   *
   * @param share of all possible factors that are smaller, above 0 and below 1
   */
  double factor(double share) {
    double deviations =
        new NormalDistribution().inverseCumulativeProbability(BELOW + (1 - 2 * BELOW) * share);
    double position = deviations / EDGE;
    return position < 0 ? 1 + position * (1 - low) : 1 + position * (high - 1);
  }
}
