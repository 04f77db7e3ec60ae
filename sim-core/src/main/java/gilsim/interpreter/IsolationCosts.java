package gilsim.interpreter;

/**
 * What several interpreters in one process need ({@code concurrent.interpreters}, PEP 734).
 *
 * @param ownGil whether each has a GIL of its own (PEP 684, from 3.12) instead of sharing the
 *     process's
 * @param start processor work to create one, nanoseconds at the speed of the reference core, at
 *     least 0
 * @param call entering one with a call and coming back, beside pickling, nanoseconds at the speed
 *     of the reference core, at least 0
 * @param memory each of them beside its thread, bytes, at least 0
 */
public record IsolationCosts(boolean ownGil, long start, long call, double memory) {

  /** Validates the ranges. */
  public IsolationCosts {
    if (start < 0 || call < 0 || !(memory >= 0)) {
      throw new IllegalArgumentException("costs of interpreters must be at least 0");
    }
  }
}
