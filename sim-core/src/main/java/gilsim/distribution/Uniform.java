package gilsim.distribution;

import gilsim.form.Form;
import gilsim.form.Key;
import gilsim.form.Quantity;
import gilsim.form.ValueType;
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

  /** How it is written. */
  static ValueType<Uniform> type(Quantity quantity) {
    Key<Double> from = Key.required("from", quantity, "lower bound");
    Key<Double> to = Key.required("to", quantity, "upper bound, at least from");
    return Form.of(
        "uniform-" + quantity.name(),
        "every value between two bounds equally likely",
        v -> {
          Ranges.ordered(quantity, "from", v.get(from), "to", v.get(to));
          return new Uniform(v.get(from), v.get(to));
        },
        from,
        to);
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
