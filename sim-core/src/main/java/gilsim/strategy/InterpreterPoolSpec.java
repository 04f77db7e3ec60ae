package gilsim.strategy;

import gilsim.form.Form;
import gilsim.form.Key;
import gilsim.workload.TaskSpec;
import java.util.List;

/**
 * An {@code InterpreterPoolExecutor}.
 *
 * @param workers its maximum number of interpreters, at least 1
 */
public record InterpreterPoolSpec(int workers) implements StrategySpec {

  private static final Key<Integer> WORKERS =
      Key.required("workers", StrategySpecs.workers(), "its maximum number of interpreters");

  /** How it is written. */
  public static final Form<InterpreterPoolSpec> TYPE =
      Form.of(
          "interpreter-pool",
          "an InterpreterPoolExecutor: threads with an interpreter each",
          v -> new InterpreterPoolSpec(v.get(WORKERS)),
          WORKERS);

  /** Validates the size. */
  public InterpreterPoolSpec {
    StrategySpecs.requireWorkers(workers);
  }

  @Override
  public long workers(List<TaskSpec> tasks) {
    return workers;
  }

  /** Interpreters share no objects: what passes between them is copied, as between processes. */
  @Override
  public TaskHost host() {
    return TaskHost.PROCESSES;
  }
}
