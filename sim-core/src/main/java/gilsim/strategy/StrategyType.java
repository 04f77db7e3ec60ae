package gilsim.strategy;

import gilsim.form.Key;
import gilsim.form.Node;
import gilsim.form.ValueType;
import java.util.ArrayList;
import java.util.List;

/** How strategies are written in scenario files. */
public final class StrategyType {
  private static final Key<Node> WORKER_DIES =
      Key.later("worker-dies", "a fault: when a worker dies");

  private StrategyType() {}

  /**
   * A strategy.
   *
   * @param more keys that every strategy may have besides; their values are read elsewhere
   */
  public static ValueType<StrategySpec> whole(List<Key<?>> more) {
    List<Key<?>> keys = new ArrayList<>(more);
    keys.add(WORKER_DIES);
    return new StrategyChoice("strategy", "strategy", keys, kind -> true);
  }

  /** A part of {@code by-task}: any strategy but another {@code by-task}. */
  static ValueType<StrategySpec> part() {
    return new StrategyChoice(
        "strategy-part", "strategy", List.of(WORKER_DIES), kind -> kind != StrategyKind.BY_TASK);
  }
}
