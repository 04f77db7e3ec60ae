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
 * @param stops how often creating one stops all threads of the process, which only free-threaded
 *     builds do: once for every import of a built-in module or an extension, at least 0
 * @param uninterrupted share of its work that is C code without check points, 0 to 1: while a
 *     thread is in it, others cannot stop it
 */
public record IsolationCosts(
    boolean ownGil, long start, long call, double memory, int stops, double uninterrupted) {

  /** Validates the ranges. */
  public IsolationCosts {
    if (start < 0 || call < 0 || !(memory >= 0) || stops < 0) {
      throw new IllegalArgumentException("costs of interpreters must be at least 0");
    }
    if (!(uninterrupted >= 0 && uninterrupted <= 1)) {
      throw new IllegalArgumentException("a share must be between 0 and 1");
    }
  }

  /** Creating one does not stop others. */
  public IsolationCosts(boolean ownGil, long start, long call, double memory) {
    this(ownGil, start, call, memory, 0, 1);
  }
}
