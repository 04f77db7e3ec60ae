package gilsim.workload;

import gilsim.form.Form;
import gilsim.form.Key;
import gilsim.form.NameType;
import java.util.Optional;

/**
 * {@code threading.Condition}, {@code asyncio.Condition} or {@code multiprocessing.Condition}, as
 * the strategy needs.
 *
 * @param name the condition's name
 * @param lock the lock around it, which steps that wait or notify must hold; empty: it has a lock
 *     of its own, which every such step takes and releases by itself
 */
public record ConditionDefinition(String name, Optional<String> lock) {

  private static final Key<String> LOCK =
      Key.optional(
          "lock",
          new NameType("lock"),
          "the lock around it, held by the steps that use it; else one of its own, which each such"
              + " step takes and releases");

  /** A condition whose name stands elsewhere: the key above it. */
  @FunctionalInterface
  public interface Unnamed {
    /** The condition with its name. */
    ConditionDefinition named(String name);
  }

  /** How it is written. */
  public static final Form<Unnamed> TYPE =
      Form.of(
          "condition",
          "a condition that tasks wait for",
          v -> {
            Optional<String> lock = v.find(LOCK);
            return name -> new ConditionDefinition(name, lock);
          },
          LOCK);
}
