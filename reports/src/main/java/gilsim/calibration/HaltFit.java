package gilsim.calibration;

import java.util.List;
import java.util.Optional;

/**
 * Whether idle processors halt, after how long, and how much longer a wake-up takes then, from
 * wake-ups of processors that had been idle for known times.
 */
final class HaltFit {
  /** Idle times of the probe {@code switch}, microseconds, rising. */
  static final List<Integer> IDLE = List.of(20, 50, 100, 150, 200, 300, 500, 1000);

  private static final int LONG = IDLE.get(IDLE.size() - 1);
  private static final String AFTER = "after_";
  private static final String CALL = "call_";
  private static final double MICROSECONDS = 1e-6;

  /** Halting counts if it makes a wake-up so many times as long. */
  private static final double LEAST_RATIO = 2;

  private HaltFit() {}

  /**
   * What was found.
   *
   * @param after idle time after which it halts, seconds: in the middle of two that were measured
   * @param extra what a wake-up takes longer then, seconds
   * @param call what the call takes longer that wakes it, seconds
   */
  record Halt(double after, Estimate extra, Optional<Estimate> call) {}

  /** Looks for it; empty if wake-ups take about as long after all idle times. */
  static Optional<Halt> fit(Rounds rounds) {
    Optional<Estimate> polling = median(rounds, AFTER, IDLE.get(0));
    Optional<Estimate> halted = median(rounds, AFTER, LONG);
    if (polling.isEmpty()
        || halted.isEmpty()
        || halted.get().value() < LEAST_RATIO * polling.get().value()) {
      return Optional.empty();
    }
    double middle = (polling.get().value() + halted.get().value()) / 2;
    int before = IDLE.get(0);
    for (int idle : IDLE) {
      double value = median(rounds, AFTER, idle).map(Estimate::value).orElse(0.0);
      if (value > middle) {
        return Optional.of(
            new Halt(
                (before + idle) / 2.0 * MICROSECONDS,
                halted.get().minus(polling.get()),
                median(rounds, CALL, LONG)
                    .flatMap(e -> median(rounds, CALL, IDLE.get(0)).map(e::minus))));
      }
      before = idle;
    }
    return Optional.empty();
  }

  private static Optional<Estimate> median(Rounds rounds, String what, int idle) {
    return rounds.median(SystemFit.SWITCH, what + idle);
  }
}
