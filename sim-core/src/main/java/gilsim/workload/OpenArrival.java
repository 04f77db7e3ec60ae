package gilsim.workload;

import gilsim.distribution.Distribution;

/**
 * {@code arrivals}: an open stream of tasks that does not wait for anybody.
 *
 * @param interarrival time from one arrival to the next, nanoseconds (exponential for a Poisson
 *     stream); the first arrival comes one such time after time 0
 * @param limit how many arrive before the stream ends (a trace's length); {@link Long#MAX_VALUE}
 *     for an endless stream
 */
public record OpenArrival(Distribution interarrival, long limit) implements Arrival {
  /** Validates the gap: streams with a mean gap below a nanosecond would never let time pass. */
  public OpenArrival {
    if (limit == Long.MAX_VALUE && !(interarrival.mean() >= 1)) {
      throw new IllegalArgumentException("the mean time between arrivals must be at least 1ns");
    }
  }

  @Override
  public boolean finite() {
    return limit < Long.MAX_VALUE;
  }
}
