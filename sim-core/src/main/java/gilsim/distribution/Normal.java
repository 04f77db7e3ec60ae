package gilsim.distribution;

import gilsim.form.Form;
import gilsim.form.Key;
import gilsim.form.Quantity;
import gilsim.form.ValueType;
import gilsim.kernel.RandomStream;

/**
 * Normal, cut at 0: a value below 0 becomes 0. {@link #mean()} and {@link #variance()} are those of
 * the cut distribution.
 *
 * @param location mean of the normal distribution before the cut, at least 0
 * @param sd its standard deviation, at least 0
 */
public record Normal(double location, double sd) implements Distribution {
  /** Validates the parameters. */
  public Normal {
    Ranges.notNegative("mean", location);
    Ranges.notNegative("sd", sd);
  }

  /** How it is written. */
  static ValueType<Normal> type(Quantity quantity) {
    Key<Double> mean = Key.required("mean", quantity, "mean before the cut");
    Key<Double> sd = Key.required("sd", quantity, "standard deviation before the cut");
    return Form.of(
        "normal-" + quantity.name(),
        "normal, cut at 0: a value below 0 becomes 0",
        v -> new Normal(v.get(mean), v.get(sd)),
        mean,
        sd);
  }

  @Override
  public double sample(RandomStream random, long index) {
    return Math.max(0, location + sd * StandardNormal.quantile(random.nextUniform()));
  }

  @Override
  public double mean() {
    return sd == 0
        ? location
        : location * StandardNormal.cumulative(location / sd)
            + sd * StandardNormal.density(location / sd);
  }

  @Override
  public double variance() {
    return sd == 0 ? 0 : secondMoment() - mean() * mean();
  }

  private double secondMoment() {
    double z = location / sd;
    return (location * location + sd * sd) * StandardNormal.cumulative(z)
        + location * sd * StandardNormal.density(z);
  }
}
