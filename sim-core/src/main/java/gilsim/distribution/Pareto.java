package gilsim.distribution;

import gilsim.form.Form;
import gilsim.form.Key;
import gilsim.form.Quantity;
import gilsim.form.Range;
import gilsim.form.Types;
import gilsim.form.ValueType;
import gilsim.kernel.RandomStream;

/**
 * Pareto, bounded above by a maximum if one is given: heavy-tailed.
 *
 * @param minimum the smallest possible value, above 0
 * @param shape tail exponent; above 1 without a maximum, else above 0; at most 100
 * @param max upper bound, above the minimum; infinite for none
 */
public record Pareto(double minimum, double shape, double max) implements Distribution {
  private static final int BISECTIONS = 200;

  /** Validates the parameters. */
  public Pareto {
    Ranges.positive("minimum", minimum);
    Ranges.between("shape", shape, max == Double.POSITIVE_INFINITY ? 1 + 1e-9 : 1e-9, 100);
    Ranges.require(max > minimum, "max must be above the minimum but is " + max);
  }

  /**
   * The distribution whose mean, with the bound, is as wanted.
   *
   * @param mean above 0 and below {@code max}
   * @throws IllegalArgumentException if a parameter is out of its range
   */
  public static Pareto withMean(double mean, double shape, double max) {
    Ranges.positive("mean", mean);
    Ranges.between("shape", shape, max == Double.POSITIVE_INFINITY ? 1 + 1e-9 : 1e-9, 100);
    Ranges.require(max > mean, "max must be above the mean but is " + max);
    if (max == Double.POSITIVE_INFINITY) {
      return new Pareto(mean * (shape - 1) / shape, shape, max);
    }
    double low = 0;
    double high = mean;
    for (int i = 0; i < BISECTIONS; i++) {
      double middle = (low + high) / 2;
      if (moment(middle, shape, max, 1) < mean) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return new Pareto((low + high) / 2, shape, max);
  }

  private static double moment(double low, double shape, double max, int order) {
    double factor = shape * Math.pow(low, shape) / (1 - Math.pow(low / max, shape));
    double exponent = order - shape;
    if (Math.abs(exponent) < 1e-12) {
      return factor * Math.log(max / low);
    }
    if (max == Double.POSITIVE_INFINITY) {
      return exponent < 0 ? -factor * Math.pow(low, exponent) / exponent : Double.POSITIVE_INFINITY;
    }
    return factor * (Math.pow(max, exponent) - Math.pow(low, exponent)) / exponent;
  }

  /** How it is written. */
  static ValueType<Pareto> type(Quantity quantity) {
    Key<Double> mean = Ranges.mean(quantity);
    Key<Double> shape =
        Key.required(
            "shape",
            Types.number(Range.above(0, 100)),
            "tail exponent; above 1 where there is no max");
    Key<Double> max =
        Key.optional("max", quantity.positive(), "upper bound, above the mean; none if left out");
    return Form.of(
        "pareto-" + quantity.name(),
        "Pareto: heavy-tailed; the mean is that with the bound",
        v -> {
          double bound = v.find(max).orElse(Double.POSITIVE_INFINITY);
          Ranges.require(
              bound > v.get(mean), "max must be above the mean, " + quantity.print(v.get(mean)));
          Ranges.require(
              v.find(max).isPresent() || v.get(shape) > 1,
              "shape must be above 1 where there is no max: the mean would be infinite");
          return withMean(v.get(mean), v.get(shape), bound);
        },
        mean,
        shape,
        max);
  }

  @Override
  public double sample(RandomStream random, long index) {
    double kept = max == Double.POSITIVE_INFINITY ? 1 : 1 - Math.pow(minimum / max, shape);
    return minimum * Math.pow(1 - random.nextUniform() * kept, -1 / shape);
  }

  @Override
  public double mean() {
    return moment(minimum, shape, max, 1);
  }

  @Override
  public double variance() {
    return moment(minimum, shape, max, 2) - mean() * mean();
  }
}
