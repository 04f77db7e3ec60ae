package gilsim.interpreter;

import gilsim.distribution.Distribution;
import gilsim.workload.IncrementForm;
import java.util.Optional;

/**
 * One instruction of a compiled task program.
 *
 * @param code what to do
 * @param amount time of the step, nanoseconds; absent for instructions without one
 * @param list how {@code list} distributions count: draws of this instruction per pass
 * @param counter index of the instruction in its program, where its draws are counted
 * @param operand device or lock index; loop counter's index; else 0
 * @param argument releases of an I/O; repetitions of a loop; else 0
 * @param target where a jump leads; else 0
 * @param branches of a choice
 * @param increment the statement of an increment
 */
record Instruction(
    Code code,
    Optional<Distribution> amount,
    long list,
    int counter,
    int operand,
    int argument,
    int target,
    Branches branches,
    Optional<IncrementForm> increment) {

  /** What an instruction does. */
  enum Code {
    /** Python code of the task, scaled by machine and interpreter. */
    COMPUTE,
    /** Python code that the step itself costs, on the reference core. */
    OVERHEAD,
    /** The same in C code that keeps the GIL. */
    OVERHEAD_HELD,
    /** The same in a system call without the GIL. */
    OVERHEAD_RELEASED,
    /** Takes the memory that the task holds. */
    TAKE_MEMORY,
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
    /** Puts an item into the queue {@code operand}, or waits for a place and begins again. */
    PUT,
    /** Gets an item out of it, or waits for one and begins again at the target. */
    GET,
    /** Becomes one of those who wait for the condition {@code operand}; the lock is still held. */
    ENLIST,
    /** Waits for the notification. */
    AWAIT,
    /** Wakes the longest waiter. */
    NOTIFY,
    /** Wakes all who wait. */
    NOTIFY_ALL,
    /** Submits one task of the kind {@code operand} to the executor {@code argument}. */
    SUBMIT,
    /** Waits for submitted tasks. */
    WAIT_FOR,
    /** The same through {@code asyncio.gather}, whose result comes one pass of the loop later. */
    JOIN,
    /** Increments the variable {@code operand}, {@code argument} times. */
    INCREMENT,
    /** Remembers the value of the variable {@code operand}. */
    LOAD,
    /** Stores that value plus 1 in it. */
    STORE,
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
