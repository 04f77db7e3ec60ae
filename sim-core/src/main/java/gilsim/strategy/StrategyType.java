package gilsim.strategy;

import gilsim.form.Key;
import gilsim.form.ValueType;
import java.util.List;

/** How strategies are written in scenario files. */
public final class StrategyType {
  private StrategyType() {}

  /**
   * A strategy.
   *
   * @param more keys that every strategy may have besides; their values are read elsewhere
   */
  public static ValueType<StrategySpec> whole(List<Key<?>> more) {
    return new StrategyChoice("strategy", "strategy", more, kind -> true);
  }

  /**
   * A part of a program: a part of {@code by-task}, or a pool beside the strategy. Any strategy but
   * {@code by-task}.
   */
  public static ValueType<StrategySpec> part() {
    return new StrategyChoice(
        "strategy-part", "strategy", List.of(), kind -> kind != StrategyKind.BY_TASK);
  }
}
