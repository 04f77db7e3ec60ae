package gilsim.calibration;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;

/**
 * A parameter as estimated from several rounds of a probe.
 *
 * @param value the median of the rounds
 * @param low lower end of the interval
 * @param high upper end
 * @param rounds how many rounds; the interval covers the median with 95 % or more if there are six
 *     or more, else it is the range of the rounds
 * @param least what 2.5 % of the rounds were below
 * @param most what 2.5 % of the rounds were above
 */
record Estimate(double value, double low, double high, int rounds, double least, double most) {
  /** From so many rounds on the order statistics of an interval reach 95 %. */
  static final int ENOUGH = 6;

  private static final double MISSED = 0.025;

  /** An estimate of which nothing is known about single rounds: as wide as its interval. */
  Estimate(double value, double low, double high, int rounds) {
    this(value, low, high, rounds, low, high);
  }

  /**
   * The median of rounds with its distribution-free interval (order statistics, binomial).
   *
   * @param rounds one value per round
   */
  static Optional<Estimate> of(double[] rounds) {
    if (rounds.length == 0) {
      return Optional.empty();
    }
    double[] sorted = rounds.clone();
    Arrays.sort(sorted);
    int rank = rank(sorted.length);
    return Optional.of(
        new Estimate(
            Quantiles.median(sorted),
            sorted[rank],
            sorted[sorted.length - 1 - rank],
            sorted.length,
            Quantiles.of(sorted, MISSED),
            Quantiles.of(sorted, 1 - MISSED)));
  }

  /** The same of a list. */
  static Optional<Estimate> of(List<Double> rounds) {
    return of(rounds.stream().mapToDouble(Double::doubleValue).toArray());
  }

  /** The greatest rank (from 0) below which the median lies with a probability of at most 2.5 %. */
  private static int rank(int n) {
    double term = Math.pow(0.5, n);
    double below = 0;
    int rank = 0;
    for (int k = 0; k < n / 2; k++) {
      below += term;
      if (below > MISSED) {
        break;
      }
      rank = k;
      term = term * (n - k) / (k + 1);
    }
    return rank;
  }

  /** A rising function of it. */
  Estimate map(DoubleUnaryOperator rising) {
    return new Estimate(
        rising.applyAsDouble(value),
        rising.applyAsDouble(low),
        rising.applyAsDouble(high),
        rounds,
        rising.applyAsDouble(least),
        rising.applyAsDouble(most));
  }

  /** Times a positive factor. */
  Estimate times(double factor) {
    return map(v -> v * factor);
  }

  /** Not below a bound. */
  Estimate atLeast(double bound) {
    return map(v -> Math.max(bound, v));
  }

  /** Less another, independent one: half-widths add as errors do. */
  Estimate minus(Estimate other) {
    double below = Math.hypot(value - low, other.high - other.value);
    double above = Math.hypot(high - value, other.value - other.low);
    double difference = value - other.value;
    return new Estimate(
        difference,
        difference - below,
        difference + above,
        Math.min(rounds, other.rounds),
        difference - Math.hypot(value - least, other.most - other.value),
        difference + Math.hypot(most - value, other.value - other.least));
  }

  /** Moved to another value, as far as it was uncertain before. */
  Estimate movedTo(double other) {
    return map(v -> Math.max(0, other + v - value));
  }

  /** Half the interval as a share of the value. */
  double relativeHalfWidth() {
    return (high - low) / 2 / Math.abs(value);
  }

  /** Whether it needs no more rounds. */
  boolean isNarrow(double relative) {
    return rounds >= ENOUGH && relativeHalfWidth() <= relative;
  }
}
