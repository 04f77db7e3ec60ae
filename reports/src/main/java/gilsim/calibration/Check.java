package gilsim.calibration;

import java.util.Locale;

/**
 * Something that was measured but not used for any fit, beside what the simulator says of it with
 * the fitted profiles.
 *
 * @param name what it is
 * @param measured seconds
 * @param simulated seconds
 */
public record Check(String name, double measured, double simulated) {
  /** The simulator's error as a share of the measured value; positive if it is too slow. */
  public double error() {
    return simulated / measured - 1;
  }

  /** One line for people. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%s: measured %s, simulated %s (%+.0f %%)",
        name,
        Printed.time(measured),
        Printed.time(simulated),
        100 * error());
  }
}
