package gilsim.comparison;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Whether the better of two strategies was predicted: all pairs of strategies of one sweep point
 * whose measured means differ beyond chance (their 95 % confidence intervals are apart).
 *
 * @param pairs number of such pairs
 * @param right of how many the prediction has the same order
 * @param wrong the others, for people
 * @param close the pairs whose measured means are too close to tell, for people
 */
public record StrategyOrder(int pairs, int right, List<String> wrong, List<String> close) {
  private static final int MOST_NAMES = 6;

  /** The order in some cells of one metric or of several that are not compared with each other. */
  public static StrategyOrder of(Collection<RunComparison> cells) {
    Map<List<String>, List<RunComparison>> points = new LinkedHashMap<>();
    for (RunComparison cell : cells) {
      points
          .computeIfAbsent(
              List.of(cell.scenario(), cell.runs().point(), cell.runs().metric()),
              key -> new ArrayList<>())
          .add(cell);
    }
    int pairs = 0;
    List<String> wrong = new ArrayList<>();
    List<String> close = new ArrayList<>();
    for (List<RunComparison> point : points.values()) {
      for (int i = 0; i < point.size(); i++) {
        for (RunComparison other : point.subList(i + 1, point.size())) {
          RunComparison one = point.get(i);
          if (one.differsFrom(other)) {
            pairs++;
            if (!sameOrder(one, other)) {
              wrong.add(text(one, other));
            }
          } else {
            close.add(text(one, other));
          }
        }
      }
    }
    return new StrategyOrder(pairs, pairs - wrong.size(), List.copyOf(wrong), List.copyOf(close));
  }

  /** How many pairs are right, e.g. {@code 2 of 3}; a dash where none really differs. */
  public String text() {
    return pairs == 0 ? "–" : right + " of " + pairs;
  }

  /** The pairs that are too close to tell, in a few words; empty if there are none. */
  public String undecided() {
    if (close.isEmpty()) {
      return "";
    }
    List<String> named = close.subList(0, Math.min(MOST_NAMES, close.size()));
    int more = close.size() - named.size();
    return close.size()
        + (close.size() == 1 ? " pair is" : " pairs are")
        + " too close to tell: "
        + String.join("; ", named)
        + (more == 0 ? "" : "; and " + more + " more");
  }

  private static boolean sameOrder(RunComparison one, RunComparison other) {
    return Double.compare(one.measured(), other.measured())
        == Double.compare(one.predicted(), other.predicted());
  }

  private static String text(RunComparison one, RunComparison other) {
    return one.scenario()
        + (one.runs().axes().isEmpty() ? "" : " (" + one.runs().point() + ")")
        + ", "
        + one.runs().metric()
        + ": "
        + one.runs().strategy()
        + " and "
        + other.runs().strategy();
  }
}
