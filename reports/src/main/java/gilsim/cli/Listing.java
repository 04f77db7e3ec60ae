package gilsim.cli;

import gilsim.table.TextTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/**
 * A small table of words and numbers in any of the output formats.
 *
 * @param columns names of the columns
 * @param rows one text or number per column; an empty text where nothing applies
 */
record Listing(List<String> columns, List<List<Object>> rows) {
  /** Copies the lists. */
  Listing {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }

  /** The table in a format, ending with a line feed. */
  String text(OutputFormat format, boolean color) {
    return switch (format) {
      case TABLE -> table(color);
      case CSV -> csv();
      case JSON -> json();
    };
  }

  /** Columns where nothing applies are left out. */
  private String table(boolean color) {
    TextTable table = new TextTable();
    List<Integer> shown = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      int column = i;
      if (rows.stream().anyMatch(row -> !row.get(column).equals(""))) {
        shown.add(column);
        boolean numbers = rows.stream().allMatch(row -> row.get(column) instanceof Number);
        table.column(columns.get(column), numbers);
      }
    }
    for (List<Object> row : rows) {
      table.row(shown.stream().map(i -> Terminal.printable("" + row.get(i))).toList(), false);
    }
    return table.text(color);
  }

  private String csv() {
    StringBuilder text = new StringBuilder(line(columns));
    rows.forEach(row -> text.append(line(row)));
    return text.toString();
  }

  private static String line(List<?> cells) {
    return cells.stream().map(Listing::quoted).collect(Collectors.joining(",")) + "\n";
  }

  private static String quoted(Object cell) {
    String text = cell.toString();
    return text.matches("(?s).*[\",\r\n].*") ? '"' + text.replace("\"", "\"\"") + '"' : text;
  }

  private String json() {
    List<Map<String, Object>> objects = new ArrayList<>();
    for (List<Object> row : rows) {
      Map<String, Object> object = new LinkedHashMap<>();
      for (int i = 0; i < row.size(); i++) {
        if (!row.get(i).equals("")) {
          object.put(columns.get(i), row.get(i));
        }
      }
      objects.add(object);
    }
    return JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValueAsString(objects)
        + "\n";
  }
}
