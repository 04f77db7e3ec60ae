package gilsim.strategy;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A hybrid: every kind of task has a strategy of its own; all parts live in one parent process and
 * share its GIL.
 *
 * @param parts strategy by task kind; none of them is itself {@code by-task}
 */
public record ByTaskSpec(Map<String, StrategySpec> parts) implements StrategySpec {

  /** Copies the parts in order. */
  public ByTaskSpec {
    parts = Collections.unmodifiableMap(new LinkedHashMap<>(parts));
    if (parts.values().stream().anyMatch(ByTaskSpec.class::isInstance)) {
      throw new IllegalArgumentException("a part of by-task cannot be by-task itself");
    }
  }
}
