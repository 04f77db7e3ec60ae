package gilsim.strategy;

/**
 * A {@code ThreadPoolExecutor}.
 *
 * @param workers its maximum number of threads, at least 1
 */
public record ThreadPoolSpec(int workers) implements StrategySpec {

  /** Validates the size. */
  public ThreadPoolSpec {
    StrategySpecs.requireWorkers(workers);
  }
}
