package gilsim.measure;

import java.time.Duration;
import java.util.Optional;

/**
 * How to measure.
 *
 * @param repetitions of every cell, at least 1
 * @param patience how long one run may take; empty: by what it should take
 * @param fresh measure what is stored already once more
 * @param disks devices that are real files
 * @param compared the runs are compared with what the plans' profile predicts, so that work is made
 *     for what that says it is worth, if it does; else the work is calibrated
 */
public record MeasureOptions(
    int repetitions,
    Optional<Duration> patience,
    boolean fresh,
    RealDisks disks,
    boolean compared) {
  /** Enough for a confidence interval, and half a minute for a run of six seconds. */
  public static final int REPETITIONS = 5;

  /** All devices are played, and the work is calibrated. */
  public MeasureOptions(int repetitions, Optional<Duration> patience, boolean fresh) {
    this(repetitions, patience, fresh, RealDisks.NONE);
  }

  /** The work is calibrated. */
  public MeasureOptions(
      int repetitions, Optional<Duration> patience, boolean fresh, RealDisks disks) {
    this(repetitions, patience, fresh, disks, false);
  }

  /** Validates the range. */
  public MeasureOptions {
    if (repetitions < 1) {
      throw new IllegalArgumentException("repetitions must be at least 1 but is " + repetitions);
    }
  }

  /** The same for a comparison with what a profile predicts. */
  public MeasureOptions forComparison() {
    return new MeasureOptions(repetitions, patience, fresh, disks, true);
  }
}
