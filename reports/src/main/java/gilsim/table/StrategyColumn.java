package gilsim.table;

import gilsim.store.SummaryRow;
import java.util.ArrayList;
import java.util.List;

/**
 * A column of the table of strategies that shows a metric.
 *
 * @param heading for people
 * @param metric name of the metric
 * @param interval whether the half-width of the confidence interval is shown
 */
public record StrategyColumn(String heading, String metric, boolean interval) {

  /**
   * The columns of a scenario: those of its metrics that any row has.
   *
   * @param metric its main metric
   */
  public static List<StrategyColumn> of(MainMetric metric, List<StrategyRow> rows) {
    String main = metric.name();
    List<StrategyColumn> columns = new ArrayList<>();
    columns.add(new StrategyColumn(main, main, true));
    if (!metric.comparedBySpeedup()) {
      columns.add(new StrategyColumn("throughput", "throughput", false));
    } else {
      columns.add(new StrategyColumn("speed-up", "speedup", false));
      columns.add(new StrategyColumn("latency mean", "latency-mean", false));
    }
    columns.add(new StrategyColumn("p95", "latency-p95", false));
    columns.add(new StrategyColumn("CPU used", "cpu-utilization", false));
    columns.add(new StrategyColumn("GIL held", "gil-held", false));
    columns.add(new StrategyColumn("cost per 10⁶", WorkCost.METRIC, false));
    columns.removeIf(
        column ->
            !column.metric().equals(main)
                && rows.stream().noneMatch(row -> row.metric(column.metric()).isPresent()));
    return columns;
  }

  /** The cell's text; empty if the metric does not apply. */
  public String text(StrategyRow row) {
    return row.metric(metric).map(this::text).orElse("");
  }

  private String text(SummaryRow row) {
    if (interval) {
      return Quantity.interval(row);
    }
    return metric.equals("speedup")
        ? Quantity.ratio(row.mean())
        : Quantity.text(row.mean(), row.unit());
  }
}
