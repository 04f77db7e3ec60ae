package gilsim.calibration;

import java.util.Optional;

/**
 * The {@code speed} of each interpreter. That of the first is its preset's; the others' follow from
 * the times of one piece of Python code in both, so that interpreters of one calibration are right
 * relative to each other.
 */
final class InterpreterSpeeds {
  private static final double FAST = 0.1;

  private double firstSpeed;
  private double firstTime;
  private String first = "";

  /** Puts the speed in. */
  void apply(Rounds rounds, Draft draft, String preset) {
    Optional<Estimate> time = rounds.quantile("yardstick", "python", FAST);
    if (time.isEmpty()) {
      return;
    }
    if (first.isEmpty()) {
      first = preset;
      firstTime = time.get().value();
      firstSpeed = draft.number("speed");
      draft.set(
          "speed",
          draft.text("speed"),
          "by definition: that of preset "
              + preset
              + ", for the first interpreter of its calibration, to which the others are relative;"
              + " its piece of Python code took "
              + Printed.time(firstTime));
      return;
    }
    // The shorter the time, the faster: low and high change places.
    Estimate t = time.get();
    Estimate speed =
        new Estimate(
            firstSpeed * firstTime / t.value(),
            firstSpeed * firstTime / t.high(),
            firstSpeed * firstTime / t.low(),
            t.rounds());
    draft.measured(
        "speed",
        Unit.NUMBER.print(speed.value()),
        "CPU time of one piece of Python code ("
            + Printed.time(t.value())
            + ") against that of the first interpreter calibrated with it (as "
            + first
            + ", "
            + Printed.time(firstTime)
            + "); "
            + Unit.NUMBER.interval(speed));
  }
}
