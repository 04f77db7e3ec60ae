package gilsim.experiment;

import java.util.OptionalLong;

/**
 * How long one replication lasts and what of it counts.
 *
 * @param horizon simulated time to stop at, nanoseconds; empty: until all (finite) work is done
 * @param warmUp simulated time before which nothing is counted, nanoseconds, at least 0, below the
 *     horizon
 */
public record RunLimit(OptionalLong horizon, long warmUp) {

  /** Validates the ranges. */
  public RunLimit {
    if (horizon.isPresent() && horizon.getAsLong() <= 0) {
      throw new IllegalArgumentException("the duration of a run must be above 0");
    }
    if (warmUp < 0 || (horizon.isPresent() && warmUp >= horizon.getAsLong())) {
      throw new IllegalArgumentException("warm-up must be at least 0 and shorter than the run");
    }
  }

  /** Runs until every finite task is done, without a warm-up. */
  public static RunLimit untilDone() {
    return new RunLimit(OptionalLong.empty(), 0);
  }
}
