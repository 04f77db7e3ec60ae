package gilsim.report;

import gilsim.report.HtmlTable.RowBuilder;
import gilsim.store.Results;
import gilsim.store.Shortfall;
import gilsim.store.SummaryRow;
import gilsim.table.AxisNames;
import gilsim.table.MainMetric;
import gilsim.table.Quantity;
import gilsim.table.StrategyColumn;
import gilsim.table.StrategyRow;
import gilsim.table.StrategyTable;
import java.util.ArrayList;
import java.util.List;

/** The tables of one scenario's results. */
final class ResultTables {
  /** More rows than this stay in {@code summary.csv}: no browser shows them well. */
  static final int MOST_ROWS = 4000;

  private final Results results;
  private final List<String> axes;

  ResultTables(Results results) {
    this.results = results;
    this.axes = AxisNames.shorten(results.axes());
  }

  /** One row per point and strategy. */
  HtmlTable strategies() {
    List<StrategyRow> rows = StrategyRow.of(results);
    MainMetric main = MainMetric.of(results);
    List<StrategyColumn> columns = StrategyColumn.of(main, rows);
    boolean sources = rows.stream().map(StrategyRow::source).distinct().count() > 1;
    RowBuilder headings = new RowBuilder().texts(axes).text("strategy");
    if (sources) {
      headings.text("source");
    }
    columns.forEach(column -> headings.number(column.heading()));
    headings.number("n");
    boolean shortfalls = rows.stream().anyMatch(row -> row.shortfall().isPresent());
    if (shortfalls) {
      headings.text(StrategyTable.NOT_DONE);
    }
    List<HtmlTable.Row> lines = new ArrayList<>();
    for (StrategyRow row : rows.subList(0, Math.min(MOST_ROWS, rows.size()))) {
      boolean best = row.standing() == StrategyRow.Standing.BEST;
      RowBuilder line =
          new RowBuilder().texts(row.axes()).text(row.strategy() + mark(row.standing()));
      if (sources) {
        line.text(row.source());
      }
      columns.forEach(column -> line.number(column.text(row)));
      line.number(Integer.toString(StrategyTable.replications(main, row)));
      if (shortfalls) {
        line.text(row.shortfall().map(Shortfall::text).orElse(""));
      }
      lines.add(line.row(best));
    }
    return new HtmlTable("Strategies", headings.cells(), lines);
  }

  private static String mark(StrategyRow.Standing standing) {
    return standing.mark().isEmpty() ? "" : " " + standing.mark();
  }

  /** One row per cell and metric; without rows if there are too many. */
  HtmlTable metrics() {
    RowBuilder headings =
        new RowBuilder().texts(axes).text("strategy").text("metric").number("mean");
    headings.number("from").number("to").number("n").text("source");
    List<HtmlTable.Row> lines = new ArrayList<>();
    if (results.summary().size() <= MOST_ROWS) {
      for (SummaryRow row : results.summary()) {
        lines.add(
            new RowBuilder()
                .texts(row.axes())
                .text(row.strategy())
                .text(row.metric())
                .number(Quantity.text(row.mean(), row.unit()))
                .number(Quantity.text(row.ciLow(), row.unit()))
                .number(Quantity.text(row.ciHigh(), row.unit()))
                .number(Integer.toString(row.n()))
                .text(row.source())
                .row(false));
      }
    }
    return new HtmlTable("All metrics", headings.cells(), lines);
  }
}
