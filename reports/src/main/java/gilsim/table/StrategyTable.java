package gilsim.table;

import gilsim.store.Results;
import gilsim.store.SummaryRow;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;
import tech.tablesaw.io.csv.CsvWriteOptions;
import tools.jackson.databind.json.JsonMapper;

/**
 * The table of strategies, one row per point and strategy: main metric with its confidence
 * interval, latency, speed-up, utilisation. As text for a terminal, and as CSV or JSON with plain
 * numbers in base units for other programs.
 */
public final class StrategyTable {
  private StrategyTable() {}

  /**
   * Aligned text. The best strategy of each point is marked {@code *}; where intervals overlap, all
   * that may be the best are marked {@code ~}.
   *
   * @param color whether to emphasise with ANSI escape sequences
   */
  public static String text(Results results, boolean color) {
    List<StrategyRow> rows = StrategyRow.of(results);
    if (rows.isEmpty()) {
      return results.scenario() + ": no run has finished yet\n";
    }
    List<StrategyColumn> columns = StrategyColumn.of(results, rows);
    boolean sources = new SummaryIndex(results).sources().size() > 1;
    TextTable table = new TextTable();
    AxisNames.shorten(results.axes()).forEach(name -> table.column(name, false));
    if (sources) {
      table.column("source", false);
    }
    table.column("", false);
    table.column("strategy", false);
    columns.forEach(column -> table.column(column.heading(), true));
    table.column("n", true);
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
      cells.add(Integer.toString(replications(results, row)));
      table.row(cells, row.standing() == StrategyRow.Standing.BEST);
    }
    return results.scenario() + "\n" + table.text(color) + legend(results, rows);
  }

  private static String legend(Results results, List<StrategyRow> rows) {
    String main = MainMetric.of(results).name();
    StringBuilder legend = new StringBuilder();
    if (rows.stream().anyMatch(row -> row.standing() == StrategyRow.Standing.BEST)) {
      legend.append("* best ").append(main).append(" of its point\n");
    }
    if (rows.stream().anyMatch(row -> row.standing() == StrategyRow.Standing.TIED)) {
      legend.append("~ may be the best: the confidence intervals overlap\n");
    }
    if (rows.stream().anyMatch(row -> replications(results, row) > 1)) {
      legend.append("± half-width of the ").append(Quantity.percent(results.confidence()));
      legend.append(" confidence interval of the mean over n replications\n");
    }
    return legend.toString();
  }

  /** Comma-separated values; a metric that does not apply is empty. */
  public static String csv(Results results) {
    StringWriter writer = new StringWriter();
    table(results).write().usingOptions(CsvWriteOptions.builder(writer).build());
    return writer.toString();
  }

  /**
   * An array of objects with the columns of {@link #csv}; a metric that does not apply is left out.
   */
  public static String json(Results results) {
    List<Map<String, Object>> objects = new ArrayList<>();
    Table table = table(results);
    for (Row row : table) {
      Map<String, Object> object = new LinkedHashMap<>();
      for (Column<?> column : table.columns()) {
        if (!column.isMissing(row.getRowNumber())) {
          object.put(column.name(), column.get(row.getRowNumber()));
        }
      }
      objects.add(object);
    }
    return JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValueAsString(objects)
        + "\n";
  }

  /** The table with plain numbers in base units: seconds, bytes, shares 0..1. */
  public static Table table(Results results) {
    List<StrategyRow> rows = StrategyRow.of(results);
    Table table = Table.create(results.scenario());
    table.addColumns(
        text("scenario", rows, row -> results.scenario()), text("point", rows, StrategyRow::point));
    for (int i = 0; i < results.axes().size(); i++) {
      int axis = i;
      table.addColumns(text(results.axes().get(i), rows, row -> row.axes().get(axis)));
    }
    table.addColumns(
        text("strategy", rows, StrategyRow::strategy),
        text("source", rows, StrategyRow::source),
        text("standing", rows, row -> row.standing().name().toLowerCase(java.util.Locale.ROOT)));
    for (StrategyColumn column : StrategyColumn.of(results, rows)) {
      String name = column.metric();
      table.addColumns(number(name, rows, name, SummaryRow::mean));
      if (column.interval()) {
        table.addColumns(
            number(name + "_ci_low", rows, name, SummaryRow::ciLow),
            number(name + "_ci_high", rows, name, SummaryRow::ciHigh));
      }
    }
    IntColumn n = IntColumn.create("n");
    rows.forEach(row -> n.append(replications(results, row)));
    return table.addColumns(n);
  }

  private static StringColumn text(
      String name, List<StrategyRow> rows, java.util.function.Function<StrategyRow, String> of) {
    return StringColumn.create(name, rows.stream().map(of));
  }

  private static DoubleColumn number(
      String name,
      List<StrategyRow> rows,
      String metric,
      java.util.function.ToDoubleFunction<SummaryRow> of) {
    DoubleColumn column = DoubleColumn.create(name);
    for (StrategyRow row : rows) {
      Optional<SummaryRow> value = row.metric(metric);
      if (value.isPresent()) {
        column.append(of.applyAsDouble(value.get()));
      } else {
        column.appendMissing();
      }
    }
    return column;
  }

  /** Replications behind a row: of its main metric, else the most that any metric has. */
  private static int replications(Results results, StrategyRow row) {
    return row.metric(MainMetric.of(results).name())
        .map(SummaryRow::n)
        .orElseGet(() -> row.metrics().values().stream().mapToInt(SummaryRow::n).max().orElse(0));
  }
}
