package gilsim.calibration;

import java.time.Duration;

/**
 * How long probes may run; fits and checks take a few seconds more.
 *
 * @param machine for the machine
 * @param interpreter for each interpreter
 */
public record Limits(Duration machine, Duration interpreter) {
  private static final int USUAL_MACHINE = 150;
  private static final int USUAL_INTERPRETER = 150;
  private static final int QUICK = 25;

  /** Under three minutes each. */
  public static Limits usual() {
    return new Limits(Duration.ofSeconds(USUAL_MACHINE), Duration.ofSeconds(USUAL_INTERPRETER));
  }

  /** Under a minute each; intervals are wide. */
  public static Limits quick() {
    return new Limits(Duration.ofSeconds(QUICK), Duration.ofSeconds(QUICK));
  }
}
