package gilsim.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.duckdb.DuckDBDriver;

/**
 * {@code runs.parquet} from {@code runs.csv}, by DuckDB, which is loaded only here. A sweep axis
 * whose values are all numbers becomes a column of numbers, others stay text.
 */
final class ParquetExport {
  private static final String WHOLE = "-?[0-9]{1,18}";
  private static final String REAL = "-?[0-9]+([.][0-9]+)?([eE][+-]?[0-9]{1,2})?";

  private static final int THREADS = 2;
  private static final String MEMORY = "512MB";

  private final Statement duckdb;
  private final List<String> axes;

  private ParquetExport(Statement duckdb, List<String> axes) {
    this.duckdb = duckdb;
    this.axes = axes;
  }

  /**
   * Writes it.
   *
   * @param axes names of the columns of sweep axes
   * @throws SQLException if DuckDB fails
   * @throws IOException if the finished file cannot be moved to its place
   */
  static void write(Path csv, Path parquet, List<String> axes) throws SQLException, IOException {
    Path part = AtomicFile.part(parquet);
    Properties offline = new Properties();
    offline.setProperty("autoinstall_known_extensions", "false");
    offline.setProperty("autoload_known_extensions", "false");
    // Not through DriverManager, which looks for drivers on the whole class path.
    try (Connection connection = new DuckDBDriver().connect("jdbc:duckdb:", offline);
        Statement statement = connection.createStatement()) {
      statement.execute("SET temp_directory = ''");
      // Its buffers grow with the threads, and to most of the memory if nobody forbids it.
      statement.execute("SET threads = " + THREADS);
      statement.execute("SET memory_limit = '" + MEMORY + "'");
      new ParquetExport(statement, axes).copy(csv, part);
      AtomicFile.replace(part, parquet);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private void copy(Path csv, Path part) throws SQLException {
    duckdb.execute(
        "CREATE VIEW runs AS SELECT * FROM read_csv("
            + quoted(literal(csv.toString()))
            + ", auto_detect = false, header = true, delim = ',', quote = '\"', escape = '\"',"
            + " nullstr = '', columns = {"
            + columns()
            + "})");
    List<String> selected = new ArrayList<>(List.of("scenario", "point", "strategy"));
    for (String axis : axes) {
      selected.add("CAST(" + name(axis) + " AS " + type(axis) + ") AS " + name(axis));
    }
    selected.addAll(List.of("replication", "metric", "unit", "value", "source", "status"));
    duckdb.execute(
        "COPY (SELECT "
            + String.join(", ", selected)
            + " FROM runs) TO "
            + quoted(part.toString())
            + " (FORMAT parquet, COMPRESSION zstd)");
  }

  private String columns() {
    List<String> columns = new ArrayList<>();
    List.of("scenario", "point", "strategy").forEach(c -> columns.add("'" + c + "': 'VARCHAR'"));
    axes.forEach(axis -> columns.add(quoted(axis) + ": 'VARCHAR'"));
    columns.add("'replication': 'INTEGER'");
    columns.add("'metric': 'VARCHAR'");
    columns.add("'unit': 'VARCHAR'");
    columns.add("'value': 'DOUBLE'");
    columns.add("'source': 'VARCHAR'");
    columns.add("'status': 'VARCHAR'");
    return String.join(", ", columns);
  }

  private String type(String axis) throws SQLException {
    String all =
        "SELECT coalesce(bool_and(regexp_full_match(%1$s, '%2$s')), false),"
            + " coalesce(bool_and(regexp_full_match(%1$s, '%3$s')), false) FROM runs";
    try (ResultSet row = duckdb.executeQuery(String.format(all, name(axis), WHOLE, REAL))) {
      row.next();
      return row.getBoolean(1) ? "BIGINT" : row.getBoolean(2) ? "DOUBLE" : "VARCHAR";
    }
  }

  private static String name(String column) {
    return "\"" + column.replace("\"", "\"\"") + "\"";
  }

  /** DuckDB takes the name of a file that it reads for a pattern. */
  private static String literal(String file) {
    return file.replaceAll("[\\[*?]", "[$0]");
  }

  private static String quoted(String value) {
    return "'" + value.replace("'", "''") + "'";
  }
}
