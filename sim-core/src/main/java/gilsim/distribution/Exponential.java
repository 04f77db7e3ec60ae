package gilsim.distribution;

import gilsim.form.Quantity;
import gilsim.form.ValueType;
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

  /** How it is written: the mean. */
  static ValueType<Exponential> type(Quantity quantity) {
    return quantity.positive().map(Exponential::new);
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
