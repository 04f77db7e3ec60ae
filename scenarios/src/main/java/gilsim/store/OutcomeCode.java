package gilsim.store;

import gilsim.experiment.Outcome;

/** Outcomes as the numbers in stored records, which must not change when the enum does. */
final class OutcomeCode {
  private OutcomeCode() {}

  /** From 1 to 3. */
  static int of(Outcome outcome) {
    return switch (outcome) {
      case DONE -> 1;
      case UNFINISHED -> 2;
      case FAILED -> 3;
    };
  }

  /** The outcome of a number. */
  static Outcome outcome(int code) {
    return switch (code) {
      case 1 -> Outcome.DONE;
      case 2 -> Outcome.UNFINISHED;
      case 3 -> Outcome.FAILED;
      default -> throw new IllegalArgumentException("no outcome has the number " + code);
    };
  }
}
