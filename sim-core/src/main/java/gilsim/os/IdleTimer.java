package gilsim.os;

import gilsim.hardware.Cooling;

/**
 * By how much a timer, or an answer from outside, is later where its processor has been idle: the
 * deeper the processor sleeps and the colder its caches are, the longer it takes from the interrupt
 * to the code that waits for it ({@link Cooling}): {@code most} × (1 − e^(−time / within)).
 *
 * @param most after a long time, nanoseconds, at least 0
 * @param within the time after which it is 63 % of that, nanoseconds, above 0
 */
public record IdleTimer(long most, long within) {
  /** Measured with {@code time.sleep} of 0.2 to 50 ms on a virtual machine: 5 to 12 ms. */
  public static final long USUAL_WITHIN = 8_000_000;

  /** Validates the ranges. */
  public IdleTimer {
    if (most < 0 || within <= 0) {
      throw new IllegalArgumentException(
          "a timer on an idle processor must be later by at least 0, within above 0");
    }
  }

  /** How much later it is after so many idle nanoseconds, at least 0. */
  long after(long idle) {
    return Math.round(most * Cooling.share(idle, within));
  }
}
