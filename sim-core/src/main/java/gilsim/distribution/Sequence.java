package gilsim.distribution;

import gilsim.form.Quantity;
import gilsim.form.Series;
import gilsim.form.Types;
import gilsim.form.ValueType;
import gilsim.kernel.RandomStream;
import java.util.List;

/**
 * {@code list}: the values in order, then again from the first.
 *
 * @param values at least one, each at least 0
 */
public record Sequence(Series values) implements Distribution {
  /** Validates. */
  public Sequence {
    Ranges.require(values.size() > 0, "at least one value is needed");
    Ranges.notNegative("a value", values.least());
    Ranges.notNegative("a value", values.greatest());
  }

  /** The same from a list. */
  public Sequence(List<Double> values) {
    this(Series.of(values));
  }

  /** How it is written: a list of values. */
  static ValueType<Sequence> type(Quantity quantity) {
    return Types.list(quantity, 1).map(Sequence::new);
  }

  @Override
  public double sample(RandomStream random, long index) {
    return values.get((int) (index % values.size()));
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
