package gilsim.distribution;

import gilsim.kernel.RandomStream;

/**
 * Lognormal: many small values, few large ones, as of network latencies.
 *
 * @param mean above 0
 * @param cv coefficient of variation (standard deviation / mean), at least 0
 */
public record Lognormal(double mean, double cv) implements Distribution {
  /** Validates the parameters. */
  public Lognormal {
    Ranges.positive("mean", mean);
    Ranges.notNegative("cv", cv);
  }

  @Override
  public double sample(RandomStream random, long index) {
    double logVariance = Math.log1p(cv * cv);
    double z = StandardNormal.quantile(random.nextUniform());
    return mean * Math.exp(Math.sqrt(logVariance) * z - logVariance / 2);
  }

  @Override
  public double variance() {
    return mean * mean * cv * cv;
  }
}
