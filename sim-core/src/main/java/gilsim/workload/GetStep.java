package gilsim.workload;

import gilsim.form.Form;
import gilsim.form.Key;
import gilsim.form.NameType;
import gilsim.form.ShapeType;
import gilsim.form.ValueType;

/**
 * {@code queue.get}: takes an item out of a queue; waits while the queue is empty.
 *
 * @param queue the queue's name
 */
public record GetStep(String queue) implements Step {

  private static final Key<String> QUEUE =
      Key.required("queue", new NameType("queue"), "the queue to take an item from");

  /** How it is written: the queue's name, or a map. */
  public static final ValueType<GetStep> TYPE =
      new ShapeType<>(
          new NameType("queue").map(GetStep::new),
          Form.of("get-step", "an item out of a queue", v -> new GetStep(v.get(QUEUE)), QUEUE));
}
