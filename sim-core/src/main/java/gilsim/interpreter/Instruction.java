package gilsim.interpreter;

import gilsim.distribution.Distribution;
import java.util.Optional;

/**
 * One instruction of a compiled task program.
 *
 * @param code what to do
 * @param amount time of the step, nanoseconds; absent for instructions without one
 * @param list how {@code list} distributions count: draws of this instruction per pass
 * @param counter index of the instruction among those that draw
 * @param operand device or lock index; loop counter's index; else 0
 * @param argument releases of an I/O; repetitions of a loop; else 0
 * @param target where a jump leads; else 0
 * @param branches of a choice
 */
record Instruction(
    Code code,
    Optional<Distribution> amount,
    long list,
    int counter,
    int operand,
    int argument,
    int target,
    Branches branches) {

  /** What an instruction does. */
  enum Code {
    /** Python code of the task, scaled by machine and interpreter. */
    COMPUTE,
    /** Python code that the step itself costs, on the reference core. */
    OVERHEAD,
    /** C code that keeps the GIL. */
    NATIVE_HELD,
    /** C code without the GIL. */
    NATIVE_RELEASED,
    /** A request to the device {@code operand}; the amount is its size in bytes. */
    IO,
    /** A sleep. */
    SLEEP,
    /** Acquires the lock {@code operand}. */
    ACQUIRE,
    /** Releases it. */
    RELEASE,
    /**
     * Sets the loop counter {@code operand} to {@code argument}; goes to the target if that is 0.
     */
    LOOP_BEGIN,
    /** Counts down and goes to the target while passes are left. */
    LOOP_END,
    /** Goes to one of the branches, drawn by weight. */
    CHOOSE,
    /** Goes to the target. */
    JUMP,
    /** The task is done. */
    END
  }

  /**
   * Targets of a choice.
   *
   * @param cumulative probability up to and including each branch
   * @param targets where each branch begins
   */
  record Branches(double[] cumulative, int[] targets) {
    static final Branches NONE = new Branches(new double[0], new int[0]);

    int pick(double uniform) {
      for (int i = 0; i < cumulative.length - 1; i++) {
        if (uniform < cumulative[i]) {
          return targets[i];
        }
      }
      return targets[targets.length - 1];
    }
  }
}
