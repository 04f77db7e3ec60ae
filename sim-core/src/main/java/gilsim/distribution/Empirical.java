package gilsim.distribution;

import gilsim.form.Quantity;
import gilsim.form.Series;
import gilsim.form.SeriesType;
import gilsim.form.ValueType;
import gilsim.kernel.RandomStream;
import java.util.List;

/**
 * Observed values, each equally likely.
 *
 * @param values at least one, each at least 0
 */
public record Empirical(Series values) implements Distribution {
  /** Validates. */
  public Empirical {
    Ranges.require(values.size() > 0, "at least one value is needed");
    Ranges.notNegative("a value", values.least());
    Ranges.notNegative("a value", values.greatest());
  }

  /** The same from a list. */
  public Empirical(List<Double> values) {
    this(Series.of(values));
  }

  /** How it is written: the name of a file with one value a line. */
  static ValueType<Empirical> type(Quantity quantity) {
    return new SeriesType(quantity).map(Empirical::new);
  }

  @Override
  public double sample(RandomStream random, long index) {
    return values.get((int) (random.nextUniform() * values.size()));
  }

  @Override
  public double mean() {
    return values.mean();
  }

  @Override
  public double variance() {
    return values.variance();
  }
}
