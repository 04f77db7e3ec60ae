package gilsim.distribution;

import gilsim.kernel.RandomStream;

/**
 * Triangular.
 *
 * @param from lower bound, at least 0
 * @param mode most likely value, between the bounds
 * @param to upper bound
 */
public record Triangular(double from, double mode, double to) implements Distribution {
  /** Validates the parameters. */
  public Triangular {
    Ranges.notNegative("from", from);
    Ranges.atLeast("mode", mode, "from", from);
    Ranges.atLeast("to", to, "mode", mode);
  }

  @Override
  public double sample(RandomStream random, long index) {
    double u = random.nextUniform();
    double width = to - from;
    if (width == 0) {
      return from;
    }
    return u * width < mode - from
        ? from + Math.sqrt(u * width * (mode - from))
        : to - Math.sqrt((1 - u) * width * (to - mode));
  }

  @Override
  public double mean() {
    return (from + mode + to) / 3;
  }

  @Override
  public double variance() {
    return (from * from + mode * mode + to * to - from * mode - from * to - mode * to) / 18;
  }
}
