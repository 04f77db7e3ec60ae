package gilsim.strategy;

import gilsim.form.Form;
import gilsim.form.Key;
import gilsim.workload.TaskSpec;
import java.util.List;

/**
 * A {@code ThreadPoolExecutor}.
 *
 * @param workers its maximum number of threads, at least 1
 */
public record ThreadPoolSpec(int workers) implements StrategySpec {

  private static final Key<Integer> WORKERS =
      Key.required("workers", StrategySpecs.workers(), "its maximum number of threads");

  /** How it is written. */
  public static final Form<ThreadPoolSpec> TYPE =
      Form.of(
          "thread-pool", "a ThreadPoolExecutor", v -> new ThreadPoolSpec(v.get(WORKERS)), WORKERS);

  /** Validates the size. */
  public ThreadPoolSpec {
    StrategySpecs.requireWorkers(workers);
  }

  @Override
  public long workers(List<TaskSpec> tasks) {
    return workers;
  }
}
