package gilsim.calibration;

import java.time.Duration;

/**
 * How long probes may run; fits and checks take a few seconds more.
 *
 * @param machine for the machine
 * @param interpreter for each interpreter
 * @param checks for the check programs of each interpreter; 0: none
 */
public record Limits(Duration machine, Duration interpreter, Duration checks) {
  private static final int USUAL_MACHINE = 150;
  private static final int USUAL_INTERPRETER = 90;
  private static final int CHECKS = 75;
  private static final int QUICK = 25;

  /** Under three minutes each. */
  public static Limits usual() {
    return new Limits(
        Duration.ofSeconds(USUAL_MACHINE),
        Duration.ofSeconds(USUAL_INTERPRETER),
        Duration.ofSeconds(CHECKS));
  }

  /** Under a minute each, without check programs; intervals are wide. */
  public static Limits quick() {
    return new Limits(Duration.ofSeconds(QUICK), Duration.ofSeconds(QUICK), Duration.ZERO);
  }
}
