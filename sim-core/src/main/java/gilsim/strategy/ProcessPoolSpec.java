package gilsim.strategy;

import gilsim.form.Form;
import gilsim.form.Key;
import gilsim.form.Types;
import gilsim.interpreter.PythonModule;
import gilsim.interpreter.StartMethod;
import gilsim.workload.TaskSpec;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A {@code ProcessPoolExecutor}.
 *
 * @param workers its number of processes, at least 1
 * @param start the start method; empty: the interpreter's default
 * @param chunk how many tasks travel together, at least 1
 * @param inside what each worker runs its tasks with; empty: one after another
 * @param dies when one of its processes is killed; empty: none is
 */
public record ProcessPoolSpec(
    int workers,
    Optional<StartMethod> start,
    int chunk,
    Optional<StrategySpec> inside,
    Optional<WorkerDies> dies)
    implements StrategySpec {

  private static final Key<Integer> WORKERS =
      Key.required("workers", StrategySpecs.workers(), "its number of processes");

  private static final Key<Integer> CHUNK =
      Key.of("chunk", Types.integer(1, 100_000_000), "1", "how many tasks travel together");

  /** How it is written. */
  public static final Form<ProcessPoolSpec> TYPE =
      Form.of(
          "process-pool",
          "a ProcessPoolExecutor",
          v ->
              new ProcessPoolSpec(
                  v.get(WORKERS),
                  v.find(StrategySpecs.START),
                  v.get(CHUNK),
                  v.find(StrategySpecs.INSIDE),
                  v.find(WorkerDies.KEY)),
          WORKERS,
          StrategySpecs.START,
          CHUNK,
          StrategySpecs.INSIDE,
          WorkerDies.KEY);

  /** A pool whose workers run their tasks one after another. */
  public ProcessPoolSpec(int workers, Optional<StartMethod> start, int chunk) {
    this(workers, start, chunk, Optional.empty());
  }

  /** A pool whose workers live. */
  public ProcessPoolSpec(
      int workers, Optional<StartMethod> start, int chunk, Optional<StrategySpec> inside) {
    this(workers, start, chunk, inside, Optional.empty());
  }

  /** Validates the ranges and what is inside. */
  public ProcessPoolSpec {
    StrategySpecs.requireWorkers(workers);
    StrategySpecs.requireInside(inside);
    if (chunk < 1) {
      throw new IllegalArgumentException("chunk must be at least 1 but is " + chunk);
    }
    WorkerDies.check(dies, workers);
  }

  @Override
  public long workers(List<TaskSpec> tasks) {
    return StrategySpecs.workers(workers, inside, tasks);
  }

  @Override
  public Set<PythonModule> modules() {
    return StrategySpecs.modules(inside);
  }

  @Override
  public TaskHost host() {
    return TaskHost.PROCESSES;
  }
}
