package gilsim.calibration;

import java.util.List;
import java.util.Optional;

/**
 * Whether idle processors halt, after how long, and how much longer a wake-up takes then, from
 * wake-ups of processors that had been idle for known times.
 */
final class HaltFit {
  /** Idle times of the probe {@code switch}, microseconds, rising. */
  static final List<Integer> IDLE = List.of(20, 50, 100, 150, 200, 300, 500, 1000, 3000);

  private static final int SHORT = IDLE.get(0);
  private static final int LONG = IDLE.get(IDLE.size() - 1);
  private static final String AFTER = "after_";
  private static final String CALL = "call_";
  private static final double MICROSECONDS = 1e-6;

  /** Halting counts if it makes a wake-up, or the call for one, so many times as long. */
  private static final double LEAST_RATIO = 2;

  private HaltFit() {}

  /**
   * What was found.
   *
   * @param after idle time after which it halts, seconds: in the middle of two that were measured
   * @param extra what a wake-up takes longer then, seconds, at least 0
   * @param call what the call takes longer that wakes it, seconds, at least 0
   */
  record Halt(double after, Estimate extra, Optional<Estimate> call) {}

  /**
   * Looks for it, first in the wake-ups and then in the calls that wake: a hypervisor that is quick
   * to give the processor back still takes the waker's time.
   *
   * @return empty if both take about as long after all idle times
   */
  static Optional<Halt> fit(Rounds rounds) {
    return after(rounds, AFTER)
        .or(() -> after(rounds, CALL))
        .flatMap(
            after ->
                longer(rounds, AFTER).map(extra -> new Halt(after, extra, longer(rounds, CALL))));
  }

  /** The idle time from which on something takes long. */
  private static Optional<Double> after(Rounds rounds, String what) {
    Optional<Estimate> polling = median(rounds, what, SHORT);
    Optional<Estimate> halted = median(rounds, what, LONG);
    if (polling.isEmpty()
        || halted.isEmpty()
        || halted.get().value() < LEAST_RATIO * polling.get().value()) {
      return Optional.empty();
    }
    double middle = (polling.get().value() + halted.get().value()) / 2;
    int before = SHORT;
    for (int idle : IDLE) {
      double value = median(rounds, what, idle).map(Estimate::value).orElse(0.0);
      if (value > middle) {
        return Optional.of((before + idle) / 2.0 * MICROSECONDS);
      }
      before = idle;
    }
    return Optional.empty();
  }

  private static Optional<Estimate> longer(Rounds rounds, String what) {
    return median(rounds, what, LONG)
        .flatMap(halted -> median(rounds, what, SHORT).map(halted::minus))
        .map(extra -> extra.atLeast(0));
  }

  private static Optional<Estimate> median(Rounds rounds, String what, int idle) {
    return rounds.median(SystemFit.SWITCH, what + idle);
  }
}
