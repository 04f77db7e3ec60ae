package gilsim.strategy;

import gilsim.form.Form;
import gilsim.form.Key;
import gilsim.interpreter.StartMethod;
import gilsim.workload.TaskSpec;
import java.util.List;
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
                  StrategySpecs.optional(v.find(WORKERS)), v.find(StrategySpecs.START)),
          WORKERS,
          StrategySpecs.START,
          StrategySpecs.INSIDE);

  /** Validates the size. */
  public ProcessesSpec {
    workers.ifPresent(StrategySpecs::requireWorkers);
  }

  @Override
  public long workers(List<TaskSpec> tasks) {
    return workers.isPresent() ? workers.getAsInt() : StrategySpecs.instances(tasks);
  }

  @Override
  public TaskHost host() {
    return TaskHost.PROCESSES;
  }
}
