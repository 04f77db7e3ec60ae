package gilsim.calibration;

import java.util.function.DoubleUnaryOperator;

/** Finds the value of a parameter at which the simulator gives what was measured. */
final class Matching {
  private static final int STEPS = 8;
  private static final double CLOSE = 0.005;

  private Matching() {}

  /** What to say of a fitted cost: that it was fitted, or that there is no room for it. */
  static String words(double found) {
    return found > 0
        ? "; fitted so that the simulator takes as long with the other costs of this profile"
        : "; the simulator takes longer than that even without it, so it is nothing here and the"
            + " simulator too slow";
  }

  /**
   * Secant steps, which suffice because costs add up nearly linearly.
   *
   * @param target what was measured
   * @param simulated what the simulator gives for a value of the parameter, rising
   * @param start where to begin, above 0
   * @return the value, at least 0; the nearest that was tried if none fits
   */
  static double match(double target, DoubleUnaryOperator simulated, double start) {
    double before = 0;
    double atBefore = simulated.applyAsDouble(before);
    double x = start;
    double best = before;
    double bestError = Math.abs(atBefore - target);
    for (int step = 0; step < STEPS; step++) {
      double y = simulated.applyAsDouble(x);
      double error = Math.abs(y - target);
      if (error < bestError) {
        bestError = error;
        best = x;
      }
      if (error <= CLOSE * target || Math.abs(y - atBefore) < 1e-12 * target) {
        break;
      }
      double next = x + (target - y) * (x - before) / (y - atBefore);
      before = x;
      atBefore = y;
      x = Math.max(0, Math.min(next, 10 * Math.max(x, start)));
      if (x == before) {
        break;
      }
    }
    return best;
  }
}
