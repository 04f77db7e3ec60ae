package gilsim.workload;

import gilsim.form.OneKeyType;
import gilsim.form.Types;
import gilsim.form.ValueType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How steps are written in scenario files: {@code {kind: parameters}}. */
public final class StepType {
  private static final OneKeyType<Step> STEP =
      new OneKeyType<>("step", "step", StepType::kinds, List.of());

  private StepType() {}

  private static Map<String, ValueType<? extends Step>> kinds() {
    Map<String, ValueType<? extends Step>> kinds = new LinkedHashMap<>();
    for (StepKind kind : StepKind.values()) {
      kinds.put(kind.label(), kind.type());
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
