package gilsim.workload;

/**
 * {@code loops}: workers that repeat their steps until the run ends; each pass is one task.
 *
 * @param loops how many, at least 0
 */
public record LoopArrival(int loops) implements Arrival {

  /** Validates the count. */
  public LoopArrival {
    if (loops < 0) {
      throw new IllegalArgumentException("loops must be at least 0 but is " + loops);
    }
  }

  @Override
  public boolean finite() {
    return false;
  }
}
