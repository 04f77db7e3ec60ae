package gilsim.distribution;

import gilsim.form.Form;
import gilsim.form.Key;
import gilsim.form.Quantity;
import gilsim.form.Range;
import gilsim.form.Types;
import gilsim.form.ValueType;
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

  /** How it is written. */
  static ValueType<Weibull> type(Quantity quantity) {
    Key<Double> mean = Ranges.mean(quantity);
    Key<Double> shape =
        Key.required(
            "shape",
            Types.number(Range.of(0.05, 100)),
            "below 1 more variable than exponential, above 1 less");
    return Form.of(
        "weibull-" + quantity.name(),
        "Weibull",
        v -> new Weibull(v.get(mean), v.get(shape)),
        mean,
        shape);
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
