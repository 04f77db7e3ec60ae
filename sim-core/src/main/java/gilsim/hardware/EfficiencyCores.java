package gilsim.hardware;

/**
 * The slower cores of a hybrid processor, which have one hardware thread each.
 *
 * @param count per socket, at least 0
 * @param speed relative to a performance core of the same machine, above 0, at most 1
 */
public record EfficiencyCores(int count, double speed) {

  /** Validates the ranges. */
  public EfficiencyCores {
    if (count < 0) {
      throw new IllegalArgumentException(
          "the count of efficiency-cores must be at least 0 but is " + count);
    }
    if (!(speed > 0 && speed <= 1)) {
      throw new IllegalArgumentException(
          "the speed of efficiency-cores is relative to a performance core: above 0, at most 1,"
              + " but is "
              + speed);
    }
  }

  /** A processor whose cores are all alike. */
  public static EfficiencyCores none() {
    return new EfficiencyCores(0, 1);
  }
}
