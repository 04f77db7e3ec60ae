package gilsim.table;

import gilsim.store.Results;
import gilsim.store.Shortfall;
import gilsim.store.SummaryRow;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;
import tech.tablesaw.io.csv.CsvWriteOptions;
import tools.jackson.databind.json.JsonMapper;

/**
 * The table of strategies for other programs: plain numbers in base units (seconds, bytes, shares
 * 0..1). Several scenarios share one table; a column that a scenario does not have is empty there.
 */
public final class StrategyData {
  private static final String N = "n";

  private StrategyData() {}

  /** Comma-separated values; a metric that does not apply is empty. */
  public static String csv(List<Results> results) {
    StringWriter writer = new StringWriter();
    table(results).write().usingOptions(CsvWriteOptions.builder(writer).build());
    return writer.toString();
  }

  /**
   * An array of objects with the columns of {@link #csv}; a metric that does not apply is left out.
   */
  public static String json(List<Results> results) {
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

  /** The rows of all scenarios under the columns of all; axes before metrics. */
  public static Table table(List<Results> results) {
    List<Table> tables = results.stream().map(StrategyData::table).toList();
    if (tables.size() == 1) {
      return tables.get(0);
    }
    Table all = Table.create("strategies");
    for (Column<?> column : columns(tables)) {
      Column<?> joined = column.emptyCopy();
      for (Table table : tables) {
        if (table.containsColumn(column.name())) {
          append(joined, table.column(column.name()));
        } else {
          for (int i = 0; i < table.rowCount(); i++) {
            joined.appendMissing();
          }
        }
      }
      all.addColumns(joined);
    }
    return all;
  }

  @SuppressWarnings("unchecked") // columns of one name have one type
  private static <T> void append(Column<T> joined, Column<?> more) {
    joined.append((Column<T>) more);
  }

  /** The columns of all tables: texts first, n last. */
  private static List<Column<?>> columns(List<Table> tables) {
    Map<String, Column<?>> texts = new LinkedHashMap<>();
    Map<String, Column<?>> numbers = new LinkedHashMap<>();
    Map<String, Column<?>> counts = new LinkedHashMap<>();
    for (Table table : tables) {
      for (Column<?> column : table.columns()) {
        Map<String, Column<?>> kind =
            column.name().equals(N) ? counts : column instanceof StringColumn ? texts : numbers;
        kind.putIfAbsent(column.name(), column);
      }
    }
    List<Column<?>> all = new ArrayList<>(texts.values());
    all.addAll(numbers.values());
    all.addAll(counts.values());
    return all;
  }

  private static Table table(Results results) {
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
        text("standing", rows, row -> row.standing().name().toLowerCase(Locale.ROOT)));
    MainMetric main = MainMetric.of(results);
    for (StrategyColumn column : StrategyColumn.of(main, rows)) {
      String name = column.metric();
      table.addColumns(number(name, rows, name, SummaryRow::mean));
      if (column.interval()) {
        table.addColumns(
            number(name + "_ci_low", rows, name, SummaryRow::ciLow),
            number(name + "_ci_high", rows, name, SummaryRow::ciHigh));
      }
    }
    if (rows.stream().anyMatch(row -> row.shortfall().isPresent())) {
      table.addColumns(
          text("not_done", rows, row -> row.shortfall().map(Shortfall::text).orElse("")));
    }
    IntColumn n = IntColumn.create(N);
    rows.forEach(row -> n.append(StrategyTable.replications(main, row)));
    return table.addColumns(n);
  }

  private static StringColumn text(
      String name, List<StrategyRow> rows, Function<StrategyRow, String> of) {
    return StringColumn.create(name, rows.stream().map(of));
  }

  private static DoubleColumn number(
      String name, List<StrategyRow> rows, String metric, ToDoubleFunction<SummaryRow> of) {
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
}
