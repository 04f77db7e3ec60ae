package gilsim.experiment;

import gilsim.kernel.Engine;
import gilsim.kernel.ModelException;
import gilsim.kernel.RunEnd;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * One independent run of a system: builds every model object afresh, runs it in the caller's thread
 * and returns what was measured.
 */
public final class Replication {
  private Replication() {}

  /**
   * Simulates.
   *
   * @param system what to simulate
   * @param seed the scenario's base seed
   * @param replication number of the replication, from 0; the same (seed, replication) gives the
   *     same draws to every strategy and every core count
   * @return the result; an error of the model becomes a result with outcome {@link Outcome#FAILED}
   */
  public static ReplicationResult run(SystemSpec system, long seed, int replication) {
    SystemModel model = new SystemModel(system, seed, replication);
    return run(system, model, model::build);
  }

  /**
   * Simulates the same while an observer follows. One that ends it early gets a result with outcome
   * {@link Outcome#UNFINISHED} where finite work was left.
   */
  public static ReplicationResult run(
      SystemSpec system, long seed, int replication, RunObserver observer) {
    SystemModel model = new SystemModel(system, seed, replication);
    return run(system, model, engine -> model.build(engine, observer));
  }

  private static ReplicationResult run(
      SystemSpec system, SystemModel model, Consumer<Engine> build) {
    try {
      RunEnd end = Engine.run(build, system.limit().horizon().orElse(Long.MAX_VALUE));
      return model.result(end);
    } catch (ModelException e) {
      return new ReplicationResult(Outcome.FAILED, e.getMessage(), List.of(), Map.of(), 0);
    }
  }
}
