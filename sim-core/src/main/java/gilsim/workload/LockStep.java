package gilsim.workload;

import gilsim.form.Form;
import gilsim.form.Key;
import gilsim.form.NameType;
import java.util.List;

/**
 * {@code with lock:}: takes a lock, runs the body, releases the lock.
 *
 * @param lock the lock's name
 * @param body what runs while the lock is held, at least one step
 */
public record LockStep(String lock, List<Step> body) implements Step {

  private static final Key<String> NAME =
      Key.required("name", new NameType("lock"), "the lock to take");

  private static final Key<List<Step>> DO =
      Key.required("do", StepType.steps(), "what runs while the lock is held");

  /** How it is written. */
  public static final Form<LockStep> TYPE =
      Form.of(
          "lock-step",
          "steps while holding a lock",
          v -> new LockStep(v.get(NAME), v.get(DO)),
          NAME,
          DO);

  /** Copies the body. */
  public LockStep {
    body = List.copyOf(body);
  }

  @Override
  public List<Step> inner() {
    return body;
  }
}
