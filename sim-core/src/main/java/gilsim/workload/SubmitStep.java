package gilsim.workload;

import gilsim.form.Form;
import gilsim.form.Key;
import gilsim.form.NameType;
import gilsim.form.Types;
import java.util.Optional;

/**
 * Hands new tasks over, to be run beside the one that submits them: {@code Executor.submit}, {@code
 * Thread.start}, {@code asyncio.create_task}, as the strategy needs. Does not wait for them; {@link
 * WaitForStep} does.
 *
 * @param task the kind of the new tasks, which must not come by itself
 * @param count how many, at least 1
 * @param to whose executor: a pool, the label of a strategy, or a kind of task, meaning the part of
 *     {@code by-task} that runs it; empty: where the strategy runs such tasks anyway
 */
public record SubmitStep(String task, int count, Optional<String> to) implements Step, Submitting {

  /** What a scenario declares that may run submitted tasks: pools, strategies and tasks. */
  public static final String EXECUTOR = "pool, strategy or task";

  static final Key<String> TASK =
      Key.required("task", new NameType("task"), "the kind of the new tasks");

  private static final Key<Integer> COUNT =
      Key.of("count", Types.integer(1, 10_000_000), "1", "how many");

  static final Key<String> TO =
      Key.optional(
          "to",
          new NameType(EXECUTOR),
          "what runs them: one of pools:, the label of a strategy (one more like it, beside the"
              + " running one), or a task whose by-task part is meant; else where the strategy runs"
              + " such tasks anyway");

  /** How it is written. */
  public static final Form<SubmitStep> TYPE =
      Form.of(
          "submit-step",
          "hand over new tasks without waiting for them",
          v -> new SubmitStep(v.get(TASK), v.get(COUNT), v.find(TO)),
          TASK,
          COUNT,
          TO);

  /** Validates the count. */
  public SubmitStep {
    if (count < 1) {
      throw new IllegalArgumentException("count must be at least 1 but is " + count);
    }
  }
}
