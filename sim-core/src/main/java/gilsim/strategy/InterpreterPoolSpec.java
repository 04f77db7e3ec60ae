package gilsim.strategy;

import gilsim.form.Form;
import gilsim.form.Key;
import gilsim.workload.TaskSpec;
import java.util.List;
import java.util.Optional;

/**
 * An {@code InterpreterPoolExecutor}.
 *
 * @param workers its maximum number of interpreters, at least 1
 * @param inside what each worker runs its tasks with; empty: one after another
 */
public record InterpreterPoolSpec(int workers, Optional<StrategySpec> inside)
    implements StrategySpec {

  private static final Key<Integer> WORKERS =
      Key.required("workers", StrategySpecs.workers(), "its maximum number of interpreters");

  /** The C extension of greenlets cannot be loaded in a second interpreter. */
  private static final Key<StrategySpec> INSIDE =
      StrategySpecs.inside(
          "strategy-inside-interpreter",
          "strategy inside interpreters",
          kind -> kind.fitsInside() && kind != StrategyKind.GEVENT);

  /** How it is written. */
  public static final Form<InterpreterPoolSpec> TYPE =
      Form.of(
          "interpreter-pool",
          "an InterpreterPoolExecutor: threads with an interpreter each",
          v -> new InterpreterPoolSpec(v.get(WORKERS), v.find(INSIDE)),
          WORKERS,
          INSIDE);

  /** A pool whose workers run their tasks one after another. */
  public InterpreterPoolSpec(int workers) {
    this(workers, Optional.empty());
  }

  /** Validates the size and what is inside. */
  public InterpreterPoolSpec {
    StrategySpecs.requireWorkers(workers);
    StrategySpecs.requireInside(inside);
  }

  @Override
  public long workers(List<TaskSpec> tasks) {
    return StrategySpecs.workers(workers, inside, tasks);
  }

  /** Interpreters share no objects: what passes between them is copied, as between processes. */
  @Override
  public TaskHost host() {
    return TaskHost.PROCESSES;
  }
}
