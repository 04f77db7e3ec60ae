package gilsim.strategy;

import gilsim.interpreter.StartMethod;
import java.util.Optional;

/**
 * A {@code ProcessPoolExecutor}.
 *
 * @param workers its number of processes, at least 1
 * @param start the start method; empty: the interpreter's default
 * @param chunk how many tasks travel together, at least 1
 */
public record ProcessPoolSpec(int workers, Optional<StartMethod> start, int chunk)
    implements StrategySpec {

  /** Validates the ranges. */
  public ProcessPoolSpec {
    StrategySpecs.requireWorkers(workers);
    if (chunk < 1) {
      throw new IllegalArgumentException("chunk must be at least 1 but is " + chunk);
    }
  }
}
