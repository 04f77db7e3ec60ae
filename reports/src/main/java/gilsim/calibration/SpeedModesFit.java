package gilsim.calibration;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Finds two speeds in the times of equal pieces of work, and how long each lasts: the parameters of
 * {@link gilsim.hardware.SpeedModes}, whose stays are exponential.
 *
 * <p>The times are smoothed by medians of five, so that single delays are no mode. Two clusters of
 * their logarithms count as modes if they are far apart and both matter. Stays are maximum
 * likelihood: time in a mode over the number of times that it was left.
 */
final class SpeedModesFit {
  /** The slow mode takes at least so many times as long. */
  private static final double LEAST_RATIO = 1.2;

  /** The least share of the time that each mode must have. */
  private static final double LEAST_SHARE = 0.05;

  /** The distance of the modes, in standard deviations within them. */
  private static final double LEAST_DISTANCE = 4;

  /** From so many changes in each direction on a mean stay means something. */
  private static final int LEAST_CHANGES = 3;

  private static final int SMOOTHED = 2;
  private static final int STEPS = 50;

  private SpeedModesFit() {}

  /**
   * What was found.
   *
   * @param slow speed in the slow mode, fast = 1
   * @param fastMean mean stay in the fast mode, seconds
   * @param slowMean mean stay in the slow mode, seconds
   * @param changes how many changes the means rest on
   */
  record Modes(double slow, double fastMean, double slowMean, int changes) {}

  /**
   * Looks for two modes.
   *
   * @param stretches of uninterrupted work: CPU seconds of each piece
   * @return empty if there is one speed only, or too little to tell how long each lasts
   */
  static Optional<Modes> fit(List<double[]> stretches) {
    List<double[]> smooth = stretches.stream().map(SpeedModesFit::smoothed).toList();
    double[] logs =
        smooth.stream().flatMapToDouble(Arrays::stream).map(Math::log).sorted().toArray();
    if (logs.length < STEPS) {
      return Optional.empty();
    }
    double low = Quantiles.of(logs, LEAST_SHARE);
    double high = Quantiles.of(logs, 1 - LEAST_SHARE);
    for (int i = 0; i < STEPS; i++) {
      double middle = (low + high) / 2;
      low = mean(logs, Double.NEGATIVE_INFINITY, middle);
      high = mean(logs, middle, Double.POSITIVE_INFINITY);
    }
    double middle = (low + high) / 2;
    if (!areModes(logs, low, high, middle)) {
      return Optional.empty();
    }
    return stays(stretches, smooth, Math.exp(middle), Math.exp(low - high));
  }

  private static boolean areModes(double[] logs, double low, double high, double middle) {
    double slowShare = Arrays.stream(logs).filter(v -> v > middle).count() / (double) logs.length;
    double within =
        Math.sqrt(
            Arrays.stream(logs)
                .map(v -> v > middle ? v - high : v - low)
                .map(d -> d * d)
                .average()
                .orElse(0));
    return high - low >= Math.log(LEAST_RATIO)
        && slowShare >= LEAST_SHARE
        && slowShare <= 1 - LEAST_SHARE
        && high - low >= LEAST_DISTANCE * within;
  }

  private static Optional<Modes> stays(
      List<double[]> raw, List<double[]> smooth, double threshold, double slow) {
    double fastTime = 0;
    double slowTime = 0;
    int slowed = 0;
    int recovered = 0;
    for (int s = 0; s < raw.size(); s++) {
      double[] times = smooth.get(s);
      for (int i = 0; i < times.length; i++) {
        boolean isSlow = times[i] > threshold;
        fastTime += isSlow ? 0 : raw.get(s)[i];
        slowTime += isSlow ? raw.get(s)[i] : 0;
        if (i > 0 && isSlow != times[i - 1] > threshold) {
          slowed += isSlow ? 1 : 0;
          recovered += isSlow ? 0 : 1;
        }
      }
    }
    return slowed < LEAST_CHANGES || recovered < LEAST_CHANGES
        ? Optional.empty()
        : Optional.of(new Modes(slow, fastTime / slowed, slowTime / recovered, slowed + recovered));
  }

  /** Medians of five neighbours, fewer at the ends. */
  private static double[] smoothed(double[] times) {
    double[] smooth = new double[times.length];
    for (int i = 0; i < times.length; i++) {
      smooth[i] =
          Quantiles.median(
              Arrays.copyOfRange(
                  times, Math.max(0, i - SMOOTHED), Math.min(times.length, i + SMOOTHED + 1)));
    }
    return smooth;
  }

  private static double mean(double[] sorted, double from, double to) {
    return Arrays.stream(sorted).filter(v -> v > from && v <= to).average().orElse((from + to) / 2);
  }
}
