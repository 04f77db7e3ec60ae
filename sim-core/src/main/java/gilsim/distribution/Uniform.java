package gilsim.distribution;

import gilsim.kernel.RandomStream;

/**
 * Uniform between two bounds.
 *
 * @param from lower bound, at least 0
 * @param to upper bound, at least {@code from}
 */
public record Uniform(double from, double to) implements Distribution {
  /** Validates the parameters. */
  public Uniform {
    Ranges.notNegative("from", from);
    Ranges.atLeast("to", to, "from", from);
  }

  @Override
  public double sample(RandomStream random, long index) {
    return from + (to - from) * random.nextUniform();
  }

  @Override
  public double mean() {
    return (from + to) / 2;
  }

  @Override
  public double variance() {
    return (to - from) * (to - from) / 12;
  }
}
