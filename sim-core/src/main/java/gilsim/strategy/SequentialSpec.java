package gilsim.strategy;

import gilsim.form.Form;
import gilsim.workload.TaskSpec;
import java.util.List;

/** One task after another in one thread; only for {@code count} tasks. */
public record SequentialSpec() implements StrategySpec {

  /** How it is written. */
  public static final Form<SequentialSpec> TYPE =
      Form.of("sequential", "one task after another in one thread", v -> new SequentialSpec());

  @Override
  public long workers(List<TaskSpec> tasks) {
    return 1;
  }
}
