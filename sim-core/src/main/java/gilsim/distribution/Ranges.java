package gilsim.distribution;

import gilsim.form.Key;
import gilsim.form.Quantity;

/** Parameters that many distributions have, and their checks; each message names the parameter. */
final class Ranges {
  private Ranges() {}

  /** The key of a mean above 0. */
  static Key<Double> mean(Quantity quantity) {
    return Key.required("mean", quantity.positive(), "mean");
  }

  /** Two bounds in order; the message shows them with units. */
  static void ordered(Quantity quantity, String low, double least, String high, double greatest) {
    require(
        greatest >= least,
        high
            + " must be at least "
            + low
            + ", but "
            + quantity.print(greatest)
            + " < "
            + quantity.print(least));
  }

  static void positive(String name, double value) {
    require(value > 0 && Double.isFinite(value), name + " must be above 0 but is " + value);
  }

  static void notNegative(String name, double value) {
    require(value >= 0 && Double.isFinite(value), name + " must be at least 0 but is " + value);
  }

  static void atLeast(String name, double value, String bound, double least) {
    require(
        value >= least && Double.isFinite(value),
        name + " must be at least " + bound + " but is " + value);
  }

  static void between(String name, double value, double least, double most) {
    require(
        value >= least && value <= most,
        name + " must be between " + least + " and " + most + " but is " + value);
  }

  static void require(boolean holds, String message) {
    if (!holds) {
      throw new IllegalArgumentException(message);
    }
  }
}
