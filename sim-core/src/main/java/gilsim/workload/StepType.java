package gilsim.workload;

import gilsim.form.Key;
import gilsim.form.OneKeyType;
import gilsim.form.Types;
import gilsim.form.ValueType;
import java.util.ArrayList;
import java.util.List;

/** How steps are written in scenario files: {@code {kind: parameters}}. */
public final class StepType {
  private static final OneKeyType<Step> STEP =
      new OneKeyType<>("step", "step", StepType::kinds, List.of());

  private StepType() {}

  private static List<Key<? extends Step>> kinds() {
    List<Key<? extends Step>> kinds = new ArrayList<>();
    for (StepKind kind : StepKind.values()) {
      kinds.add(Key.optional(kind.label(), kind.type(), kind.meaning()));
    }
    return kinds;
  }

  /** A list of at least one step. */
  public static ValueType<List<Step>> steps() {
    return Types.list(STEP, 1);
  }

  /** A list of steps that may be empty. */
  public static ValueType<List<Step>> maybeEmpty() {
    return Types.list(STEP, 0);
  }
}
