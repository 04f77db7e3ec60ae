package gilsim.hardware;

/**
 * Two speeds between which each core of a noisy virtual machine jumps at random, because something
 * that the guest cannot see shares the core with it. Stays in a mode are exponential and
 * independent of what the core does and of the other cores (a Markov-modulated speed). Speeds and
 * compute times are stated in the fast mode.
 *
 * <p>Measured on a 2-vCPU KVM guest: code of CPython runs 1.6 to 1.75 times as long for 0.05 to 1.5
 * s at a time.
 *
 * @param slow speed in the slow mode relative to the fast one, above 0, at most 1
 * @param fastMean mean stay in the fast mode, nanoseconds, above 0
 * @param slowMean mean stay in the slow mode, nanoseconds, above 0
 */
public record SpeedModes(double slow, long fastMean, long slowMean) {

  /** Validates the ranges. */
  public SpeedModes {
    if (!(slow > 0 && slow <= 1)) {
      throw new IllegalArgumentException(
          "slow of speed-modes must be above 0 and at most 1 but is " + slow);
    }
    if (fastMean <= 0 || slowMean <= 0) {
      throw new IllegalArgumentException("stays of speed-modes must be above 0");
    }
  }

  /** Share of the time in the slow mode, in the long run. */
  double slowShare() {
    return (double) slowMean / (fastMean + slowMean);
  }
}
