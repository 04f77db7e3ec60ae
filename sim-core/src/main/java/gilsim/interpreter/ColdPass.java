package gilsim.interpreter;

import gilsim.hardware.Cooling;

/**
 * What a pass of an event loop takes longer the longer the loop's own code did not run, because
 * tasks computed or the loop waited ({@link Cooling}): {@code most} × (1 − e^(−time / within)).
 *
 * @param most after a long time, nanoseconds at the speed of the reference core, at least 0
 * @param within the time after which it is 63 % of that, nanoseconds, above 0
 */
public record ColdPass(long most, long within) {
  /** Measured with asyncio of 3.11 on a virtual machine: 3 to 6 ms. */
  private static final long USUAL_WITHIN = 4_000_000;

  /** As fast after any time. */
  public static final ColdPass NONE = new ColdPass(0, USUAL_WITHIN);

  /** Validates the ranges. */
  public ColdPass {
    if (most < 0 || within <= 0) {
      throw new IllegalArgumentException("a cold pass must take at least 0 longer, within above 0");
    }
  }

  /**
   * What the pass takes longer.
   *
   * @param since the loop's last pass began, nanoseconds, at least 0
   */
  long extra(long since) {
    return most == 0 ? 0 : Math.round(most * Cooling.share(since, within));
  }
}
