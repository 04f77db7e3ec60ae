package gilsim.store;

import gilsim.form.Suggestion;
import gilsim.metric.Metric;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads the files of {@code observed:}: results from elsewhere, in the columns of {@code
 * summary.csv} and {@code role}, in any order. Lines that begin with {@code #} are comments. The
 * columns {@code point}, {@code ci_low}, {@code ci_high}, {@code n} and {@code title} may be absent
 * or empty; without an interval, the one that the rounding of the printed mean allows is taken
 * ({@link PrintedNumber}). Rows of other scenarios are left out.
 */
public final class ObservedReader {
  private static final List<String> NEEDED =
      List.of("scenario", "strategy", "metric", "unit", "mean", "source", "role");

  /** Columns without which a file is complete; notes, comments and addresses are never read. */
  private static final Set<String> OPTIONAL =
      Set.of("point", "ci_low", "ci_high", "n", "note", "notes", "comment", "title", "url");

  private static final Set<String> ROLES = Set.of("anchor", "predicted");
  private static final Set<String> SOURCES = Set.of("measured", "published");

  private final Path file;
  private final String scenario;
  private final List<String> axes;
  private final List<String> header;

  private ObservedReader(Path file, String scenario, List<String> axes, CsvText.Line header) {
    this.file = file;
    this.scenario = scenario;
    this.axes = axes;
    this.header = header.fields();
    checkHeader(header.line());
  }

  /**
   * Reads one file.
   *
   * @param csv the file
   * @param scenario name of the scenario whose rows are wanted
   * @param axes names of its sweep axes
   * @return its rows, in the file's order; axis values are those of {@code axes}, in their order
   * @throws IllegalArgumentException if the file is wrong; the message is for users and names file,
   *     line, column, value and the fix
   * @throws IOException if the file exists but cannot be read
   */
  public static List<ObservedRow> read(Path csv, String scenario, List<String> axes)
      throws IOException {
    List<CsvText.Line> lines = lines(csv);
    if (lines.isEmpty()) {
      throw new IllegalArgumentException(
          csv + ":1: the file is empty; its first line names the columns: " + columns(axes));
    }
    ObservedReader reader = new ObservedReader(csv, scenario, axes, lines.get(0));
    List<ObservedRow> rows = new ArrayList<>();
    for (CsvText.Line line : lines.subList(1, lines.size())) {
      Map<String, String> fields = reader.fields(line);
      if (fields.get("scenario").equals(scenario)) {
        rows.add(reader.row(line.line(), fields));
      }
    }
    return List.copyOf(rows);
  }

  private static List<CsvText.Line> lines(Path csv) throws IOException {
    try {
      return CsvText.split(Files.readString(csv));
    } catch (NoSuchFileException e) {
      throw new IllegalArgumentException(
          csv + ": there is no such file; observed: names files relative to the scenario", e);
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException(csv + ": the file is not UTF-8 text", e);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(csv + ":" + e.getMessage(), e);
    }
  }

  private static String columns(List<String> axes) {
    return "scenario,strategy,"
        + (axes.isEmpty() ? "" : String.join(",", axes) + ",")
        + "metric,unit,mean,source,role";
  }

  private void checkHeader(int line) {
    Set<String> seen = new HashSet<>();
    for (String name : header) {
      if (!seen.add(name)) {
        throw wrong(line, "the column '" + name + "' is there twice; remove one");
      }
    }
    for (String name : NEEDED) {
      if (!seen.contains(name)) {
        throw wrong(line, "the column '" + name + "' is missing; needed are: " + columns(axes));
      }
    }
  }

  private Map<String, String> fields(CsvText.Line line) {
    if (line.fields().size() != header.size()) {
      throw wrong(
          line.line(),
          line.fields().size()
              + " fields, but the first line names "
              + header.size()
              + " columns; put quotes around values that hold a comma");
    }
    Map<String, String> fields = new HashMap<>();
    for (int i = 0; i < header.size(); i++) {
      fields.put(header.get(i), line.fields().get(i));
    }
    return fields;
  }

  private ObservedRow row(int line, Map<String, String> fields) {
    checkUnknown(line, fields);
    PrintedNumber mean = number(line, "mean", fields.get("mean"));
    double low = mean.low();
    double high = mean.high();
    String ciLow = fields.getOrDefault("ci_low", "");
    String ciHigh = fields.getOrDefault("ci_high", "");
    if (ciLow.isEmpty() != ciHigh.isEmpty()) {
      throw wrong(line, "only one of ci_low and ci_high is given; give both or neither");
    }
    if (!ciLow.isEmpty()) {
      low = number(line, "ci_low", ciLow).value();
      high = number(line, "ci_high", ciHigh).value();
    }
    if (low > mean.value() || high < mean.value()) {
      throw wrong(
          line,
          "the mean "
              + fields.get("mean")
              + " lies outside ci_low "
              + ciLow
              + " to ci_high "
              + ciHigh
              + "; correct one of them");
    }
    List<String> values = new ArrayList<>();
    for (String axis : axes) {
      if (!header.contains(axis)) {
        throw wrong(
            line, "the scenario sweeps '" + axis + "', but the file has no such column; add it");
      }
      values.add(text(line, axis, fields));
    }
    return new ObservedRow(
        text(line, "strategy", fields),
        List.copyOf(values),
        metric(line, fields),
        fields.get("unit"),
        mean.value(),
        low,
        high,
        oneOf(line, "role", fields, ROLES).equals("anchor"),
        oneOf(line, "source", fields, SOURCES),
        fields.getOrDefault("title", ""),
        file.getFileName().toString());
  }

  private String metric(int line, Map<String, String> fields) {
    String name = text(line, "metric", fields);
    Metric metric = Metric.of(name).orElseThrow(() -> wrong(line, unknown(name)));
    String unit = text(line, "unit", fields);
    if (!metric.unit().equals(unit)) {
      throw wrong(
          line,
          "the unit of " + name + " is " + metric.unit() + ", not '" + unit + "'; convert it");
    }
    return name;
  }

  private static String unknown(String name) {
    List<String> known = Arrays.stream(Metric.values()).map(Metric::pattern).toList();
    return "metric is '" + name + "', which is none" + Suggestion.phrase(name, known);
  }

  /** A value in a column that nobody reads would be lost silently. */
  private void checkUnknown(int line, Map<String, String> fields) {
    for (String name : header) {
      boolean known = NEEDED.contains(name) || OPTIONAL.contains(name) || axes.contains(name);
      if (!known && !fields.get(name).isEmpty()) {
        throw wrong(
            line,
            "'"
                + name
                + "' is no column of summary.csv and no sweep axis of scenario '"
                + scenario
                + "' (axes: "
                + (axes.isEmpty() ? "none" : String.join(", ", axes))
                + "); leave the value '"
                + fields.get(name)
                + "' empty or correct the column's name");
      }
    }
  }

  private PrintedNumber number(int line, String column, String text) {
    return PrintedNumber.parse(text)
        .orElseThrow(
            () ->
                wrong(
                    line,
                    column
                        + " is '"
                        + text
                        + "', which is no number; write it without unit and separators, e.g."
                        + " 1700 or 9.20"));
  }

  private String text(int line, String column, Map<String, String> fields) {
    String value = fields.get(column);
    if (value.isEmpty()) {
      throw wrong(line, column + " is empty; every row of the scenario needs it");
    }
    return value;
  }

  private String oneOf(int line, String column, Map<String, String> fields, Set<String> allowed) {
    String value = fields.get(column);
    if (!allowed.contains(value)) {
      throw wrong(
          line,
          column
              + " is '"
              + value
              + "'; it must be "
              + String.join(" or ", allowed.stream().sorted().toList()));
    }
    return value;
  }

  private IllegalArgumentException wrong(int line, String what) {
    return new IllegalArgumentException(file + ":" + line + ": " + what);
  }
}
