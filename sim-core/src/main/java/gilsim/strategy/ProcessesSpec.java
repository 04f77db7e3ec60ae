package gilsim.strategy;

import gilsim.interpreter.StartMethod;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One {@code multiprocessing.Process} per task, client or loop; with workers: a {@code
 * multiprocessing.Pool}.
 *
 * @param workers the pool's size, at least 1; empty: one process each
 * @param start the start method; empty: the interpreter's default
 */
public record ProcessesSpec(OptionalInt workers, Optional<StartMethod> start)
    implements StrategySpec {

  /** Validates the size. */
  public ProcessesSpec {
    workers.ifPresent(StrategySpecs::requireWorkers);
  }
}
