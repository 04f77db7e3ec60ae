package gilsim.table;

import gilsim.store.Results;
import gilsim.store.SummaryRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The table of strategies as text for a terminal, one row per point and strategy: main metric with
 * its confidence interval, latency, speed-up, utilisation. {@link StrategyData} has it for other
 * programs.
 */
public final class StrategyTable {
  /** Heading of the column that names runs that failed or were not finished. */
  public static final String NOT_DONE = "runs not done";

  private static final int LONGEST = 100;

  private StrategyTable() {}

  /**
   * Aligned text. The best strategy of each point is marked {@code *}; where several cannot be told
   * apart, all that may be the best are marked {@code ~}.
   *
   * @param color whether to emphasise with ANSI escape sequences
   */
  public static String text(Results results, boolean color) {
    List<StrategyRow> rows = StrategyRow.of(results);
    if (rows.isEmpty()) {
      return results.scenario() + ": no run has finished yet\n";
    }
    MainMetric main = MainMetric.of(results);
    List<StrategyColumn> columns = StrategyColumn.of(main, rows);
    boolean sources = rows.stream().map(StrategyRow::source).distinct().count() > 1;
    boolean shortfalls = rows.stream().anyMatch(row -> row.shortfall().isPresent());
    TextTable table = new TextTable();
    AxisNames.shorten(results.axes()).forEach(name -> table.column(name, false));
    if (sources) {
      table.column("source", false);
    }
    table.column("", false);
    table.column("strategy", false);
    columns.forEach(column -> table.column(column.heading(), true));
    table.column("n", true);
    if (shortfalls) {
      table.column(NOT_DONE, false);
    }
    String point = "";
    for (StrategyRow row : rows) {
      boolean again = row.point().equals(point);
      point = row.point();
      List<String> cells = new ArrayList<>();
      row.axes().forEach(value -> cells.add(again ? "" : value));
      if (sources) {
        cells.add(row.source());
      }
      cells.add(row.standing().mark());
      cells.add(row.strategy());
      columns.forEach(column -> cells.add(column.text(row)));
      cells.add(Integer.toString(replications(main, row)));
      if (shortfalls) {
        cells.add(row.shortfall().map(one -> shortened(one.text())).orElse(""));
      }
      table.row(cells, row.standing() == StrategyRow.Standing.BEST);
    }
    return results.scenario() + "\n" + table.text(color) + legend(results, main, rows);
  }

  private static String legend(Results results, MainMetric main, List<StrategyRow> rows) {
    StringBuilder legend = new StringBuilder();
    if (rows.stream().anyMatch(row -> row.standing() == StrategyRow.Standing.BEST)) {
      String best = MainMetric.varies(results) ? "strategy" : main.name();
      legend.append("* best ").append(best).append(" of its point\n");
    }
    judged(results).ifPresent(text -> legend.append(text).append('\n'));
    WorkCost.cheapest(results).ifPresent(text -> legend.append(text).append('\n'));
    List<StrategyRow> tied =
        rows.stream().filter(row -> row.standing() == StrategyRow.Standing.TIED).toList();
    if (tied.stream().anyMatch(StrategyRow::paired)) {
      legend.append("~ may be the best: the interval of its difference to the best holds 0\n");
    }
    if (tied.stream().anyMatch(row -> !row.paired())) {
      legend.append("~ may be the best: the confidence intervals overlap\n");
    }
    if (rows.stream().anyMatch(StrategyRow::paired)) {
      legend.append(pairs(results)).append('\n');
    }
    if (rows.stream().anyMatch(row -> replications(main, row) > 1)) {
      legend.append("± half-width of the ").append(Quantity.percent(results.confidence()));
      legend.append(" confidence interval of the mean over n replications: chance alone, not how");
      legend.append(" far the model is off\n");
    }
    if (rows.stream().anyMatch(row -> row.metric("gil-held").isPresent())) {
      legend.append("GIL held: mean over all interpreters, idle parents of workers among them\n");
    }
    ResolvedScenario.lackingBaseline(results).ifPresent(text -> legend.append(text).append('\n'));
    InterpreterNotes.missing(results).forEach(text -> legend.append(text).append('\n'));
    if (rows.stream().anyMatch(row -> exact(main, row))) {
      legend.append(main.name()).append(" without ±: ");
      legend.append("all n replications gave the same value, to the digits shown\n");
    }
    return legend.toString();
  }

  /** By what strategies are judged, where some complete less than others of the same arrivals. */
  public static Optional<String> judged(Results results) {
    List<String> behind = MainMetric.behind(results);
    String who =
        behind.isEmpty()
            ? ""
            : " (less is completed by "
                + behind.stream().map(label -> "“" + label + "”").collect(Collectors.joining(", "))
                + ": overloaded, or runs too short to tell)";
    if (MainMetric.varies(results)) {
      return Optional.of(
          "strategies are judged by their mean latency at points where all keep up with the"
              + " arrivals, by their throughput at the others"
              + who);
    }
    return behind.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "strategies are judged by their throughput, for not all keep up with the arrivals"
                + who);
  }

  /** How strategies are told apart where there are paired differences. */
  public static String pairs(Results results) {
    return "strategies are told apart by their differences replication by replication, which have"
        + " the same random draws: a "
        + Quantity.percent(results.confidence())
        + " confidence interval for each difference by itself";
  }

  private static boolean exact(MainMetric main, StrategyRow row) {
    return row.metric(main.name())
        .filter(found -> found.n() > 1 && !Quantity.interval(found).contains("±"))
        .isPresent();
  }

  /** The report has all of it. */
  private static String shortened(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + " …";
  }

  /**
   * Replications behind a row: of its main metric, else the most that any metric has; none where no
   * run was done.
   */
  public static int replications(MainMetric main, StrategyRow row) {
    if (row.lacking()) {
      return 0;
    }
    return row.metric(main.name())
        .map(SummaryRow::n)
        .orElseGet(() -> row.metrics().values().stream().mapToInt(SummaryRow::n).max().orElse(0));
  }
}
