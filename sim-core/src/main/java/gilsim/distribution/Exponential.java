package gilsim.distribution;

import gilsim.kernel.RandomStream;

/**
 * Exponential: memoryless.
 *
 * @param mean above 0
 */
public record Exponential(double mean) implements Distribution {
  /** Validates the parameters. */
  public Exponential {
    Ranges.positive("mean", mean);
  }

  @Override
  public double sample(RandomStream random, long index) {
    return -mean * Math.log(random.nextUniform());
  }

  @Override
  public double variance() {
    return mean * mean;
  }
}
