package gilsim.strategy;

/** Finds the class that runs a strategy. */
public final class Strategies {
  private Strategies() {}

  /**
   * The strategy for a specification.
   *
   * @throws IllegalArgumentException for {@code by-task}, whose parts are strategies of their own
   */
  public static Strategy of(StrategySpec spec) {
    if (spec instanceof SequentialSpec) {
      return new SequentialStrategy();
    } else if (spec instanceof ThreadsSpec) {
      return new ThreadsStrategy();
    } else if (spec instanceof ThreadPoolSpec pool) {
      return new ThreadPoolStrategy(pool);
    } else if (spec instanceof AsyncioSpec asyncio) {
      return new AsyncioStrategy(asyncio);
    } else if (spec instanceof ProcessesSpec processes) {
      return new ProcessesStrategy(processes);
    } else if (spec instanceof ProcessPoolSpec pool) {
      return new ProcessPoolStrategy(pool);
    }
    throw new IllegalArgumentException("by-task is made of other strategies");
  }
}
