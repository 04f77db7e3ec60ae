package gilsim.distribution;

import gilsim.form.Quantity;
import gilsim.form.ValueType;
import gilsim.kernel.RandomStream;

/**
 * Always the same value.
 *
 * @param value the value, ≥ 0
 */
public record Constant(double value) implements Distribution {

  /** Validates the value. */
  public Constant {
    if (!(value >= 0) || Double.isInfinite(value)) {
      throw new IllegalArgumentException("value must be a finite number >= 0 but is " + value);
    }
  }

  /** How it is written: the value. */
  static ValueType<Constant> type(Quantity quantity) {
    return quantity.map(Constant::new);
  }

  @Override
  public double sample(RandomStream random, long index) {
    return value;
  }

  @Override
  public double mean() {
    return value;
  }

  @Override
  public double variance() {
    return 0;
  }

  @Override
  public boolean isConstant() {
    return true;
  }
}
