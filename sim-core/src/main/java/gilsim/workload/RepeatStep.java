package gilsim.workload;

import gilsim.form.Form;
import gilsim.form.Key;
import gilsim.form.Types;
import java.util.List;

/**
 * Runs the body several times, one after another.
 *
 * @param times how often, at least 0
 * @param body the steps to repeat
 */
public record RepeatStep(int times, List<Step> body) implements Step {

  private static final Key<Integer> TIMES =
      Key.required("times", Types.integer(0, 1_000_000_000), "how often the steps run");

  private static final Key<List<Step>> DO =
      Key.required("do", StepType.steps(), "the steps to repeat");

  /** How it is written. */
  public static final Form<RepeatStep> TYPE =
      Form.of(
          "repeat-step",
          "steps several times, one after another",
          v -> new RepeatStep(v.get(TIMES), v.get(DO)),
          TIMES,
          DO);

  /** Validates the count and copies the body. */
  public RepeatStep {
    if (times < 0) {
      throw new IllegalArgumentException("times must be at least 0 but is " + times);
    }
    body = List.copyOf(body);
  }

  @Override
  public List<Step> inner() {
    return body;
  }
}
