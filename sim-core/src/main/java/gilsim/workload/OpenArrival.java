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

  @Override
  public boolean finite() {
    return limit < Long.MAX_VALUE;
  }
}
