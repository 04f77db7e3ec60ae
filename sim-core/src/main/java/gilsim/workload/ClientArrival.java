package gilsim.workload;

import gilsim.distribution.Distribution;

/**
 * {@code clients}: a closed loop; each client sends its next request after the answer to the last
 * one and a pause.
 *
 * @param clients how many, at least 0
 * @param think the pause between an answer and the next request, nanoseconds; the first request
 *     comes at time 0 without a pause
 */
public record ClientArrival(int clients, Distribution think) implements Arrival {

  /** Validates the count. */
  public ClientArrival {
    if (clients < 0) {
      throw new IllegalArgumentException("clients must be at least 0 but is " + clients);
    }
  }

  @Override
  public boolean finite() {
    return false;
  }
}
