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
 */
public record MeasureOptions(
    int repetitions, Optional<Duration> patience, boolean fresh, RealDisks disks) {
  /** Enough for a confidence interval, and half a minute for a run of six seconds. */
  public static final int REPETITIONS = 5;

  /** All devices are played. */
  public MeasureOptions(int repetitions, Optional<Duration> patience, boolean fresh) {
    this(repetitions, patience, fresh, RealDisks.NONE);
  }

  /** Validates the range. */
  public MeasureOptions {
    if (repetitions < 1) {
      throw new IllegalArgumentException("repetitions must be at least 1 but is " + repetitions);
    }
  }
}
