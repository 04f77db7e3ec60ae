package gilsim.workload;

import gilsim.form.Form;
import gilsim.form.Key;
import gilsim.form.NameType;
import gilsim.form.WordType;

/**
 * Waits for a condition, or notifies those who wait. A notification that finds nobody waiting is
 * lost, as in Python.
 *
 * @param condition the condition's name
 * @param action what to do
 */
public record ConditionStep(String condition, Action action) implements Step {

  /** What to do with a condition. */
  public enum Action {
    /** {@code Condition.wait()}: releases the lock, waits for a notification, takes the lock. */
    WAIT("wait"),
    /** {@code Condition.notify()}: wakes the longest waiter. */
    NOTIFY("notify"),
    /** {@code Condition.notify_all()}: wakes all. */
    NOTIFY_ALL("notify-all");

    private final String label;

    Action(String label) {
      this.label = label;
    }
  }

  private static final Key<String> NAME =
      Key.required("name", new NameType("condition"), "the condition");

  private static final Key<Action> ACTION =
      Key.required(
          "do",
          WordType.of(Action.values(), action -> action.label),
          "wait for a notification, or notify the longest waiter or all");

  /** How it is written. */
  public static final Form<ConditionStep> TYPE =
      Form.of(
          "condition-step",
          "wait for a condition, or notify",
          v -> new ConditionStep(v.get(NAME), v.get(ACTION)),
          NAME,
          ACTION);
}
