package gilsim.interpreter;

/**
 * What a process pool costs its parent beside workers and messages, nanoseconds of processor time
 * at the speed of the reference core, each at least 0.
 *
 * @param submit {@code ProcessPoolExecutor.submit} in the caller
 * @param manage one turn of the manager thread beside the messages: preparing its wait, looking at
 *     the queues
 * @param make to make a pool, once, after its first workers: queues, manager and feeder, whose
 *     threads touch memory of their own first
 */
public record PoolCosts(long submit, long manage, long make) {
  /** A pool that costs nothing. */
  public static final PoolCosts NONE = new PoolCosts(0, 0, 0);

  /** Validates the ranges. */
  public PoolCosts {
    if (submit < 0 || manage < 0 || make < 0) {
      throw new IllegalArgumentException("costs of a process pool must be at least 0");
    }
  }
}
