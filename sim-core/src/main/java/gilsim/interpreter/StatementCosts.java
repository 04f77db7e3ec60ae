package gilsim.interpreter;

import gilsim.workload.IncrementForm;
import gilsim.workload.IncrementForm.Operation;

/**
 * How interpreters execute the statements that the model looks into.
 *
 * @param checkPoints where a thread can be switched out
 * @param checkInterval {@code sys.getcheckinterval()} of Python 2.7, at least 0: after so many
 *     ticks and one more there is a check point; others do not count
 * @param increment one pass of a loop around {@code x = x + 1}, nanoseconds at the speed of the
 *     reference core, above 0
 * @param call a call of a function in it, the mean of the three kinds, nanoseconds more
 * @param contended what a pass takes more for each other thread that increments the same variable
 *     at the same time, which only free-threaded builds allow: the variable's cache lines and lock
 *     go from one to the next, nanoseconds
 * @param weights how the times are shared out over the instructions
 */
public record StatementCosts(
    CheckPoints checkPoints,
    long checkInterval,
    long increment,
    long call,
    long contended,
    StatementWeights weights) {
  /** What {@code sys.getcheckinterval()} is if nobody changes it. */
  public static final long DEFAULT_CHECK_INTERVAL = 100;

  /** Validates the ranges. */
  public StatementCosts {
    if (increment <= 0 || call < 0 || contended < 0) {
      throw new IllegalArgumentException("an increment must take time, and calls at least 0");
    }
    if (checkInterval < 0) {
      throw new IllegalArgumentException(
          "check-interval must be at least 0 but is " + checkInterval);
    }
  }

  /** Every check point of 3.9 is as likely as any other. */
  public StatementCosts(CheckPoints checkPoints, long increment, long call, long contended) {
    this(checkPoints, DEFAULT_CHECK_INTERVAL, increment, call, contended, StatementWeights.even());
  }

  /**
   * The counter is set to the interval at a check, and the next one comes where it falls below 0.
   */
  long ticksBetweenChecks() {
    return checkInterval + 1;
  }

  /** One instruction, nanoseconds at the speed of the reference core. */
  double duration(Operation operation) {
    return weights.duration(operation, increment, call);
  }

  /** The part of a pass up to its await, nanoseconds at the speed of the reference core. */
  double untilAwait(IncrementForm form) {
    return form.operations().stream()
        .takeWhile(operation -> operation.kind() != IncrementForm.Kind.AWAIT)
        .mapToDouble(this::duration)
        .sum();
  }

  /** One pass, nanoseconds at the speed of the reference core. */
  double pass(IncrementForm form) {
    return form.operations().stream().mapToDouble(this::duration).sum();
  }
}
