package gilsim.comparison;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How well the cells that predictions are judged by were predicted, in one line.
 *
 * @param group what the cells have in common
 * @param agreement their errors
 * @param order whether the better of two strategies was predicted
 */
public record Scorecard(String group, Agreement agreement, StrategyOrder order) {

  /**
   * One for some cells; empty if none counts.
   *
   * @param cells those that predictions are judged by, see {@link Agreement#judged}
   */
  public static Optional<Scorecard> of(String group, Collection<RunComparison> cells) {
    return Agreement.of(group, cells)
        .map(agreement -> new Scorecard(group, agreement, StrategyOrder.of(cells)));
  }

  /**
   * One for each scenario, in the order in which they appear.
   *
   * @param cells those that predictions are judged by
   */
  public static List<Scorecard> byScenario(Collection<RunComparison> cells) {
    Map<String, List<RunComparison>> scenarios = new LinkedHashMap<>();
    for (RunComparison cell : cells) {
      scenarios.computeIfAbsent(cell.scenario(), key -> new ArrayList<>()).add(cell);
    }
    return scenarios.entrySet().stream()
        .flatMap(one -> of(one.getKey(), one.getValue()).stream())
        .toList();
  }
}
