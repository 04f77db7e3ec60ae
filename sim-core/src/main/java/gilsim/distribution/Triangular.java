package gilsim.distribution;

import gilsim.form.Form;
import gilsim.form.Key;
import gilsim.form.Quantity;
import gilsim.form.ValueType;
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

  /** How it is written. */
  static ValueType<Triangular> type(Quantity quantity) {
    Key<Double> from = Key.required("from", quantity, "lower bound");
    Key<Double> mode = Key.required("mode", quantity, "most likely value");
    Key<Double> to = Key.required("to", quantity, "upper bound");
    return Form.of(
        "triangular-" + quantity.name(),
        "triangular",
        v -> {
          Ranges.ordered(quantity, "from", v.get(from), "mode", v.get(mode));
          Ranges.ordered(quantity, "mode", v.get(mode), "to", v.get(to));
          return new Triangular(v.get(from), v.get(mode), v.get(to));
        },
        from,
        mode,
        to);
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
