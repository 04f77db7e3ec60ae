package gilsim.table;

import gilsim.metric.Metric;
import gilsim.store.Results;
import gilsim.store.SummaryRow;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What work costs on machines that have a price. */
public final class WorkCost {
  /** The metric: price of a million tasks, in the currency of {@code price-per-hour}. */
  public static final String METRIC = Metric.COST_PER_MILLION.label();

  /**
   * Sweeps of these ask how to do the same work; others change it, and the cheapest is the least.
   */
  private static final List<String> MEANS =
      List.of("machine", "interpreter", "strategies", "pools");

  private WorkCost() {}

  /**
   * Where and with which strategy a million tasks cost least, what that takes, and how many other
   * cells are as cheap as far as their confidence intervals tell.
   *
   * @return empty if no machine has a price above 0, there is only one cell, or the work is swept
   */
  public static Optional<String> cheapest(Results results) {
    if (!results.axes().stream().allMatch(axis -> MEANS.contains(axis.split("\\.", 2)[0]))) {
      return Optional.empty();
    }
    SummaryIndex index = new SummaryIndex(results);
    List<SummaryRow> rows =
        results.summary().stream()
            .filter(row -> row.metric().equals(METRIC) && row.source().equals(index.mainSource()))
            .sorted(Comparator.comparingDouble(SummaryRow::mean))
            .toList();
    if (rows.size() < 2 || rows.get(rows.size() - 1).mean() == 0) {
      return Optional.empty();
    }
    SummaryRow best = rows.get(0);
    long alike = rows.stream().skip(1).filter(row -> MainMetric.overlap(best, row)).count();
    return Optional.of(
        "cheapest: “"
            + best.strategy()
            + "”"
            + where(results, best)
            + ", "
            + Quantity.text(best.mean(), best.unit())
            + " for a million tasks"
            + index
                .find(best.point(), best.strategy(), MainMetric.of(results).name())
                .map(main -> " (" + main.metric() + " " + text(main) + ")")
                .orElse("")
            + (alike == 0
                ? ""
                : "; "
                    + alike
                    + (alike == 1 ? " other is" : " others are")
                    + " as cheap as far as the confidence intervals tell"));
  }

  private static String text(SummaryRow row) {
    return Quantity.text(row.mean(), row.unit());
  }

  private static String where(Results results, SummaryRow row) {
    return row.axes().isEmpty()
        ? ""
        : " at "
            + String.join(", ", AxisNames.equations(AxisNames.shorten(results.axes()), row.axes()));
  }
}
