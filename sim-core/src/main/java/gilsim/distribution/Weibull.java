package gilsim.distribution;

import gilsim.kernel.RandomStream;
import org.apache.commons.math3.special.Gamma;

/**
 * Weibull.
 *
 * @param mean above 0
 * @param shape 0.05 to 100; below 1 more variable than exponential, above 1 less
 */
public record Weibull(double mean, double shape) implements Distribution {
  /** Validates the parameters. */
  public Weibull {
    Ranges.positive("mean", mean);
    Ranges.between("shape", shape, 0.05, 100);
  }

  @Override
  public double sample(RandomStream random, long index) {
    return scale() * Math.pow(-Math.log(random.nextUniform()), 1 / shape);
  }

  @Override
  public double variance() {
    return scale() * scale() * Gamma.gamma(1 + 2 / shape) - mean * mean;
  }

  private double scale() {
    return mean / Gamma.gamma(1 + 1 / shape);
  }
}
