package gilsim.strategy;

import gilsim.form.Form;
import gilsim.form.Key;
import gilsim.interpreter.PythonModule;
import gilsim.interpreter.StartMethod;
import gilsim.workload.TaskSpec;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * One {@code multiprocessing.Process} per task, client or loop; with workers: a {@code
 * multiprocessing.Pool}.
 *
 * @param workers the pool's size, at least 1; empty: one process each
 * @param start the start method; empty: the interpreter's default
 * @param inside what each worker runs its tasks with; empty: one after another
 * @param dies when one of its processes is killed; empty: none is
 */
public record ProcessesSpec(
    OptionalInt workers,
    Optional<StartMethod> start,
    Optional<StrategySpec> inside,
    Optional<WorkerDies> dies)
    implements StrategySpec {

  private static final Key<Integer> WORKERS =
      Key.optional(
          "workers",
          StrategySpecs.workers(),
          "the size of a multiprocessing.Pool; else one process for each task, client or loop");

  /** How it is written. */
  public static final Form<ProcessesSpec> TYPE =
      Form.of(
          "processes",
          "one Process each, or a multiprocessing.Pool",
          v ->
              new ProcessesSpec(
                  StrategySpecs.optional(v.find(WORKERS)),
                  v.find(StrategySpecs.START),
                  v.find(StrategySpecs.INSIDE),
                  v.find(WorkerDies.KEY)),
          WORKERS,
          StrategySpecs.START,
          StrategySpecs.INSIDE,
          WorkerDies.KEY);

  /** Processes that run their tasks one after another. */
  public ProcessesSpec(OptionalInt workers, Optional<StartMethod> start) {
    this(workers, start, Optional.empty());
  }

  /** Processes that live. */
  public ProcessesSpec(
      OptionalInt workers, Optional<StartMethod> start, Optional<StrategySpec> inside) {
    this(workers, start, inside, Optional.empty());
  }

  /** Validates the size and what is inside. */
  public ProcessesSpec {
    workers.ifPresent(StrategySpecs::requireWorkers);
    StrategySpecs.requireInside(inside);
    workers.ifPresent(size -> WorkerDies.check(dies, size));
  }

  @Override
  public long workers(List<TaskSpec> tasks) {
    // Without workers each process has one task, which is in one place at a time.
    return workers.isPresent()
        ? StrategySpecs.workers(workers.getAsInt(), inside, tasks)
        : StrategySpecs.instances(tasks);
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
