package gilsim.statistics;

import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.descriptive.moment.Mean;
import org.apache.commons.math3.stat.descriptive.moment.SecondMoment;
import org.apache.commons.math3.stat.descriptive.moment.Variance;

/**
 * The mean of independent observations, taken in one by one, with Student's t interval (Law,
 * "Simulation Modeling and Analysis", 5th ed., section 4.5). The order of the observations matters
 * in the last digits only, but it does: always take them in in the order of the replications.
 */
public final class SampleMean {
  private final SecondMoment moment = new SecondMoment();
  private final Mean mean = new Mean(moment);
  private final Variance variance = new Variance(moment);

  /**
   * Takes in one observation.
   *
   * @param value finite
   */
  public void add(double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("an observation must be finite but is " + value);
    }
    moment.increment(value);
  }

  /** How many observations there are. */
  public long count() {
    return moment.getN();
  }

  /** Their mean; not a number if there are none. */
  public double mean() {
    return mean.getResult();
  }

  /** Their sample standard deviation; 0 if there is one, not a number if there are none. */
  public double deviation() {
    return Math.sqrt(variance.getResult());
  }

  /**
   * Half the width of the confidence interval; infinite with fewer than two observations, which
   * tell nothing about their spread.
   *
   * @param confidence level, between 0 and 1
   */
  public double halfWidth(double confidence) {
    if (count() < 2) {
      return Double.POSITIVE_INFINITY;
    }
    double deviation = deviation();
    // A quantile costs some microseconds; deterministic systems need none.
    return deviation == 0
        ? 0
        : quantile(confidence, count() - 1) * deviation / Math.sqrt((double) count());
  }

  /**
   * The confidence interval of the mean; of one observation, the observation itself.
   *
   * @param confidence level, between 0 and 1
   * @throws IllegalStateException if there is no observation
   */
  public Interval interval(double confidence) {
    if (count() == 0) {
      throw new IllegalStateException("no observation, no interval");
    }
    double half = count() == 1 ? 0 : halfWidth(confidence);
    return new Interval(mean() - half, mean() + half);
  }

  private static double quantile(double confidence, long freedom) {
    return new TDistribution(freedom).inverseCumulativeProbability(1 - (1 - confidence) / 2);
  }
}
