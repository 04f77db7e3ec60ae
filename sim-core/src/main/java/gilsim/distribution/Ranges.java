package gilsim.distribution;

/** Checks of parameters; each message names the parameter. */
final class Ranges {
  private Ranges() {}

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
