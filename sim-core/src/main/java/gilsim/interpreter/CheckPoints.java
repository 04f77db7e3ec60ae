package gilsim.interpreter;

import gilsim.workload.IncrementForm.Kind;
import gilsim.workload.IncrementForm.Operation;
import java.util.EnumSet;
import java.util.Set;

/**
 * After which bytecode instructions an interpreter looks for a request to drop the GIL.
 *
 * <p>Between two check points a thread of a build with a GIL cannot be switched, so a statement
 * without one inside never loses an update there.
 */
public enum CheckPoints {
  /**
   * 2.7: ticks are counted, one at frame entry and at every instruction that ends in DISPATCH, not
   * at those that end in FAST_DISPATCH, and every 101st is a check point (Python/ceval.c; {@link
   * TickStops}).
   */
  TICKS(
      "ticks",
      EnumSet.of(
          Kind.SLOW,
          Kind.QUICK_CALL,
          Kind.CALL,
          Kind.PYTHON_CALL,
          Kind.PYTHON_RETURN,
          Kind.JUMP_BACK)),
  /**
   * Up to 3.9: at frame entry and after every instruction that ends in DISPATCH, not after those
   * that end in FAST_DISPATCH (Python/ceval.c).
   */
  OPCODES(
      "opcodes",
      EnumSet.of(
          Kind.SLOW,
          Kind.QUICK_CALL,
          Kind.CALL,
          Kind.PYTHON_CALL,
          Kind.PYTHON_RETURN,
          Kind.JUMP_BACK)),
  /** 3.10: at frame entry, after calls, at backward jumps (Python/ceval.c, CHECK_EVAL_BREAKER). */
  CALLS_AND_JUMPS(
      "calls-and-jumps",
      EnumSet.of(Kind.QUICK_CALL, Kind.CALL, Kind.PYTHON_CALL, Kind.PYTHON_RETURN, Kind.JUMP_BACK)),
  /**
   * 3.11 and later: RESUME, CALL without the specialised calls of len, isinstance and the like, and
   * JUMP_BACKWARD (Python/bytecodes.c, CHECK_EVAL_BREAKER and _CHECK_PERIODIC).
   */
  RESUME_AND_JUMPS("resume-and-jumps", EnumSet.of(Kind.CALL, Kind.PYTHON_CALL, Kind.JUMP_BACK));

  private final String label;
  private final Set<Kind> kinds;

  CheckPoints(String label, Set<Kind> kinds) {
    this.label = label;
    this.kinds = kinds;
  }

  /** The word in interpreter profiles. */
  public String label() {
    return label;
  }

  /** Whether an instruction is followed by a check point. */
  boolean isAfter(Operation operation) {
    return kinds.contains(operation.kind());
  }

  /** Whether the time of a switch is counted in check points, not in seconds. */
  boolean counted() {
    return this == TICKS;
  }
}
