package gilsim.hardware;

/**
 * How caches, translation buffers and branch predictors forget code that does not run: what it
 * takes longer because of that grows as 1 − e^(−time / within).
 */
public final class Cooling {
  private Cooling() {}

  /**
   * The part of what it takes longer after a long time, from 0 to 1.
   *
   * @param time for which it did not run, at least 0
   * @param within the time after which it is 63 %, above 0, in the same unit
   */
  public static double share(double time, double within) {
    // StrictMath: the same on every machine.
    return -StrictMath.expm1(-time / within);
  }
}
