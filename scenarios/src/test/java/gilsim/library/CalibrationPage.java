package gilsim.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The page that lists every published cell beside its prediction. Its tables, each between two
 * comments, are made here, so that the page always tells of the model as it is.
 */
final class CalibrationPage {
  private static final Path PAGE = Path.of("docs", "calibration-of-published.md");
  private static final String COMMAND =
      "mvn -pl scenarios -am test -Dtest='Published*Test'"
          + " -Dsurefire.failIfNoSpecifiedTests=false -Dgilsim.update=true";
  private static final String END = "<!-- end of table -->";

  private CalibrationPage() {}

  /** Fails if the table of a scenario is out of date; with {@code gilsim.update}, renews it. */
  static void check(String scenario, List<Comparison> cells) throws IOException {
    check(scenario, table(cells));
  }

  /** The same with a table that is made already. */
  static void check(String name, String text) throws IOException {
    String page = Files.readString(PAGE);
    String begin = "<!-- table of " + name + " -->\n";
    int from = page.indexOf(begin) + begin.length();
    int to = page.indexOf(END, from);
    assertThat(page).as("the page has a place for %s", name).contains(begin);
    String table = "\n" + text + "\n";
    if (Boolean.getBoolean("gilsim.update")) {
      Files.writeString(PAGE, page.substring(0, from) + table + page.substring(to));
    } else {
      assertThat(page.substring(from, to))
          .as("the table of %s in %s; run %s", name, PAGE, COMMAND)
          .isEqualTo(table);
    }
  }

  private static String table(List<Comparison> cells) {
    Set<String> columns = new LinkedHashSet<>();
    Map<String, Map<String, String>> rows = new LinkedHashMap<>();
    for (Comparison cell : cells) {
      columns.add(column(cell));
      rows.computeIfAbsent(row(cell), key -> new LinkedHashMap<>())
          .merge(column(cell), text(cell), (one, two) -> one + "<br>" + two);
    }
    StringBuilder table = new StringBuilder();
    table.append("| | ").append(String.join(" | ", columns)).append(" |\n|---|");
    table.append("---|".repeat(columns.size())).append('\n');
    rows.forEach(
        (row, texts) -> {
          table.append("| ").append(row).append(" |");
          columns.forEach(
              column -> table.append(' ').append(texts.getOrDefault(column, "")).append(" |"));
          table.append('\n');
        });
    return table.toString();
  }

  /** The value of the first swept axis; where nothing is swept, the strategy. */
  private static String row(Comparison cell) {
    List<String> axes = cell.observed().axes();
    return axes.isEmpty() ? "`" + cell.observed().strategy() + "`" : axes.get(0);
  }

  /** The value of the second swept axis; where there is none, the metric, and whose. */
  private static String column(Comparison cell) {
    List<String> axes = cell.observed().axes();
    String metric = cell.observed().metric();
    return switch (axes.size()) {
      case 0 -> metric;
      case 1 -> "`" + cell.observed().strategy() + "`: " + metric;
      default -> axes.get(1);
    };
  }

  private static String text(Comparison cell) {
    double published = cell.observed().value();
    String error =
        published == 0 ? "" : String.format(Locale.ROOT, " (%+.1f %%)", 100 * cell.error());
    return BigDecimal.valueOf(published).stripTrailingZeros().toPlainString()
        + (cell.observed().anchor() ? "*" : "")
        + " / "
        + plain(cell.predicted())
        + error;
  }

  /** Four significant digits. */
  static String plain(double value) {
    return new BigDecimal(value).round(new MathContext(4)).stripTrailingZeros().toPlainString();
  }
}
