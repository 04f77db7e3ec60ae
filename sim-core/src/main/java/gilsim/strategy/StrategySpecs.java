package gilsim.strategy;

/** Checks that several strategies share. */
final class StrategySpecs {

  private StrategySpecs() {}

  static void requireWorkers(int workers) {
    if (workers < 1) {
      throw new IllegalArgumentException("workers must be at least 1 but is " + workers);
    }
  }
}
