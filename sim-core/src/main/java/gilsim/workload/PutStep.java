package gilsim.workload;

import gilsim.form.Form;
import gilsim.form.Key;
import gilsim.form.NameType;
import gilsim.form.ShapeType;
import gilsim.form.ValueType;

/**
 * {@code queue.put}: adds an item to a queue; waits while the queue is full.
 *
 * @param queue the queue's name
 */
public record PutStep(String queue) implements Step {

  private static final Key<String> QUEUE =
      Key.required("queue", new NameType("queue"), "the queue that gets an item");

  /** How it is written: the queue's name, or a map. */
  public static final ValueType<PutStep> TYPE =
      new ShapeType<>(
          new NameType("queue").map(PutStep::new),
          Form.of("put-step", "an item into a queue", v -> new PutStep(v.get(QUEUE)), QUEUE));
}
