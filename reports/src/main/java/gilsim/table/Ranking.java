package gilsim.table;

import gilsim.store.SummaryRow;
import java.util.List;
import java.util.Optional;

/**
 * The strategies of one point, best first, and which of them are as good as the best as far as the
 * confidence intervals tell.
 *
 * @param metric what they are judged by
 * @param rows best mean first; equal means in the scenario's order
 */
public record Ranking(MainMetric metric, List<SummaryRow> rows) {

  /** Sorts the rows of one point and one metric. */
  public static Ranking of(MainMetric metric, List<SummaryRow> rows) {
    List<SummaryRow> sorted =
        rows.stream()
            .sorted((a, b) -> metric.better(a, b) ? -1 : metric.better(b, a) ? 1 : 0)
            .toList();
    return new Ranking(metric, sorted);
  }

  /** The row with the best mean. */
  public Optional<SummaryRow> best() {
    return rows.stream().findFirst();
  }

  /** The rows, apart from the best one, whose interval overlaps the best one's. */
  public List<SummaryRow> tied() {
    return rows.stream().skip(1).filter(row -> MainMetric.overlap(rows.get(0), row)).toList();
  }
}
