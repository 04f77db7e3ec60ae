package gilsim.workload;

import gilsim.form.Form;
import gilsim.form.Key;
import gilsim.form.Types;
import java.util.Optional;

/**
 * Fork and join: submits new tasks and waits until all that this task has submitted are done.
 * {@code asyncio.gather}, {@code concurrent.futures.wait(futures)}.
 *
 * @param task the kind of the new tasks, which must not come by itself
 * @param count how many, at least 1
 * @param to as in {@link SubmitStep}
 */
public record GatherStep(String task, int count, Optional<String> to) implements Step, Submitting {

  private static final Key<Integer> COUNT =
      Key.required("count", Types.integer(1, 10_000_000), "how many");

  /** How it is written. */
  public static final Form<GatherStep> TYPE =
      Form.of(
          "gather-step",
          "submit new tasks and wait until all submitted ones are done",
          v -> new GatherStep(v.get(SubmitStep.TASK), v.get(COUNT), v.find(SubmitStep.TO)),
          SubmitStep.TASK,
          COUNT,
          SubmitStep.TO);

  /** Validates the count. */
  public GatherStep {
    if (count < 1) {
      throw new IllegalArgumentException("count must be at least 1 but is " + count);
    }
  }
}
