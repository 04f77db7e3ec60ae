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
 * @param operand index of the device, lock, queue, condition or kind of task; which submitted tasks
 *     to wait for; loop counter's index; else 0
 * @param argument releases of an I/O; repetitions of a loop; index of the executor; else 0
 * @param target where a jump leads, or where a put or get begins again; else 0
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
    COMPUTE,
    /** Python code that costs what the interpreter's profile says. */
    OVERHEAD,
    /** The same in C code that keeps the GIL. */
    OVERHEAD_HELD,
    /** The same in a system call without the GIL. */
    OVERHEAD_RELEASED,
    NATIVE_HELD,
    NATIVE_RELEASED,
    IO,
    SLEEP,
    ACQUIRE,
    RELEASE,
    /** Puts an item into a queue, or waits for a place and begins again. */
    PUT,
    /** Gets an item out of a queue, or waits for one and begins again. */
    GET,
    /** Becomes one of those who wait for a condition; the lock is still held. */
    ENLIST,
    /** Waits for the notification. */
    AWAIT,
    NOTIFY,
    NOTIFY_ALL,
    /** Submits one task. */
    SUBMIT,
    /** Waits for submitted tasks. */
    WAIT_FOR,
    /** The same through {@code asyncio.gather}, whose result comes one pass of the loop later. */
    JOIN,
    LOOP_BEGIN,
    LOOP_END,
    CHOOSE,
    JUMP,
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
