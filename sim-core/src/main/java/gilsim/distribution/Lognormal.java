package gilsim.distribution;

import gilsim.form.Form;
import gilsim.form.Key;
import gilsim.form.Quantity;
import gilsim.form.Range;
import gilsim.form.Types;
import gilsim.form.ValueType;
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

  /** How it is written. */
  static ValueType<Lognormal> type(Quantity quantity) {
    Key<Double> mean = Ranges.mean(quantity);
    Key<Double> cv =
        Key.required("cv", Types.number(Range.of(0, 100)), "standard deviation / mean");
    return Form.of(
        "lognormal-" + quantity.name(),
        "lognormal: many small values, few large ones",
        v -> new Lognormal(v.get(mean), v.get(cv)),
        mean,
        cv);
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
