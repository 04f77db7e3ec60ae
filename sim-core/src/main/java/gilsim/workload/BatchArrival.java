package gilsim.workload;

/**
 * {@code count}: all tasks are there at time 0 and are submitted in order.
 *
 * @param count how many, at least 0
 */
public record BatchArrival(int count) implements Arrival {

  /** Validates the count. */
  public BatchArrival {
    if (count < 0) {
      throw new IllegalArgumentException("count must be at least 0 but is " + count);
    }
  }

  @Override
  public boolean finite() {
    return true;
  }
}
