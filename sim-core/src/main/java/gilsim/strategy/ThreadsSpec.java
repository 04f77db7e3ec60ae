package gilsim.strategy;

import gilsim.form.Form;
import gilsim.workload.TaskSpec;
import java.util.List;

/** One {@code threading.Thread} per task, client or loop. */
public record ThreadsSpec() implements StrategySpec {

  /** How it is written. */
  public static final Form<ThreadsSpec> TYPE =
      Form.of("threads", "one thread per task, client or loop", v -> new ThreadsSpec());

  @Override
  public long workers(List<TaskSpec> tasks) {
    return StrategySpecs.instances(tasks);
  }
}
