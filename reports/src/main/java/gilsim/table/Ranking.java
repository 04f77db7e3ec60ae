package gilsim.table;

import gilsim.store.SummaryRow;
import java.util.List;
import java.util.Optional;

/**
 * The strategies of one point, best first, and which of them are as good as the best as far as the
 * confidence intervals tell: those of paired differences where there are some.
 *
 * @param metric what they are judged by
 * @param rows best mean first; equal means in the scenario's order
 * @param tied the rows, apart from the best one, that cannot be told from it
 * @param paired whether all of them were compared with the best by paired differences
 */
public record Ranking(
    MainMetric metric, List<SummaryRow> rows, List<SummaryRow> tied, boolean paired) {

  /** Sorts the rows of one point and one metric. */
  public static Ranking of(MainMetric metric, List<SummaryRow> rows, SummaryIndex index) {
    List<SummaryRow> sorted =
        rows.stream()
            .sorted((a, b) -> metric.better(a, b) ? -1 : metric.better(b, a) ? 1 : 0)
            .toList();
    List<SummaryRow> others = sorted.subList(Math.min(1, sorted.size()), sorted.size());
    return new Ranking(
        metric,
        sorted,
        others.stream().filter(row -> index.alike(sorted.get(0), row)).toList(),
        !others.isEmpty()
            && others.stream().allMatch(row -> index.difference(sorted.get(0), row).isPresent()));
  }

  /** The row with the best mean. */
  public Optional<SummaryRow> best() {
    return rows.stream().findFirst();
  }
}
