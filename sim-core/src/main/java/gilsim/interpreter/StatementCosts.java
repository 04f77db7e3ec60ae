package gilsim.interpreter;

import gilsim.workload.IncrementForm;

/**
 * How interpreters execute the statements that the model looks into.
 *
 * @param checkPoints where a thread can be switched out
 * @param increment one pass of a loop around {@code x = x + 1}, nanoseconds at the speed of the
 *     reference core, above 0
 * @param call a call of a function in it, nanoseconds more
 * @param contended one pass while other threads increment the same variable at the same time, which
 *     only free-threaded builds allow: the variable's cache line and lock go to and fro,
 *     nanoseconds
 */
public record StatementCosts(CheckPoints checkPoints, long increment, long call, long contended) {

  /** Validates the ranges. */
  public StatementCosts {
    if (increment <= 0 || call < 0 || contended < 0) {
      throw new IllegalArgumentException("an increment must take time, and calls at least 0");
    }
  }

  /** One pass, nanoseconds at the speed of the reference core. */
  double pass(IncrementForm form) {
    return increment + (double) call * form.calls();
  }
}
