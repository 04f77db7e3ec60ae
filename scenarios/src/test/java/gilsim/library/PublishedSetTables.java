package gilsim.library;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tables of the calibration page about the sets of published scenarios, by scenario. */
final class PublishedSetTables {
  /** Scenarios of the folder, other than those that have a number, with a table each. */
  static final List<String> WITH_A_TABLE =
      List.of(
          "published-primes-free-threaded",
          "published-primes-interpreters",
          "published-requests-free-threaded");

  private PublishedSetTables() {}

  private static Stream<Comparison> all(Map<String, List<Comparison>> scenarios) {
    return scenarios.values().stream().flatMap(List::stream);
  }

  /** Cells, anchors and errors by publication. */
  static String publications(Map<String, List<Comparison>> scenarios) {
    Map<String, List<Comparison>> groups = new TreeMap<>();
    all(scenarios)
        .forEach(
            cell ->
                groups
                    .computeIfAbsent(cell.observed().title(), key -> new ArrayList<>())
                    .add(cell));
    StringBuilder table =
        new StringBuilder(
            "| publication | cells | anchors | mean error | worst |\n|---|---|---|---|---|\n");
    List<Double> means = new ArrayList<>();
    List<Double> meansWithoutZeros = new ArrayList<>();
    groups.forEach(
        (name, cells) -> {
          List<Comparison> predicted = cells.stream().filter(c -> !c.observed().anchor()).toList();
          double mean =
              predicted.stream().mapToDouble(c -> Math.abs(c.error())).average().orElseThrow();
          means.add(mean);
          if (predicted.stream().anyMatch(c -> c.observed().value() != 0)) {
            meansWithoutZeros.add(mean);
          }
          Comparison worst =
              predicted.stream()
                  .max(Comparator.comparingDouble(c -> Math.abs(c.error())))
                  .orElseThrow();
          line(
              table,
              name,
              Integer.toString(predicted.size()),
              Integer.toString(cells.size() - predicted.size()),
              percent("%.1f %%", mean),
              worst.error() == 0 ? "" : error(worst) + ": " + place(worst));
        });
    line(table, "**mean of the " + means.size() + "**", "", "", mean(means), "");
    line(
        table,
        "**mean of the " + meansWithoutZeros.size() + " with other values than 0**",
        "",
        "",
        mean(meansWithoutZeros),
        "");
    return table.toString();
  }

  /** Every cell of the scenarios that have no table of their own. */
  static String cells(Map<String, List<Comparison>> scenarios) {
    StringBuilder table =
        new StringBuilder(
            "| scenario | strategy, point | metric | published | predicted | error |\n"
                + "|---|---|---|---|---|---|\n");
    scenarios.forEach(
        (name, cells) -> {
          if (!WITH_A_TABLE.contains(name) && !Character.isDigit(name.charAt(0))) {
            cells.forEach(
                cell ->
                    line(
                        table,
                        name.replace("published-", ""),
                        place(cell),
                        cell.observed().metric(),
                        CalibrationPage.plain(cell.observed().value())
                            + (cell.observed().anchor() ? "*" : ""),
                        CalibrationPage.plain(cell.predicted()),
                        error(cell)));
          }
        });
    return table.toString();
  }

  /** Published and predicted values of scenarios of which only the order counts. */
  static String shapes(Map<String, List<Comparison>> scenarios) {
    StringBuilder table =
        new StringBuilder(
            "| publication | scenario | metric | published | predicted |\n|---|---|---|---|---|\n");
    scenarios.forEach(
        (name, cells) ->
            line(
                table,
                cells.get(0).observed().title(),
                name.replace("shape-", ""),
                cells.get(0).observed().metric(),
                join(cells, c -> place(c) + " = " + CalibrationPage.plain(c.observed().value())),
                join(cells, c -> CalibrationPage.plain(c.predicted()))));
    return table.toString();
  }

  private static String join(List<Comparison> cells, Function<Comparison, String> text) {
    return cells.stream().map(text).collect(Collectors.joining("<br>"));
  }

  private static void line(StringBuilder table, String... texts) {
    table.append("| ").append(String.join(" | ", texts)).append(" |\n");
  }

  private static String place(Comparison cell) {
    List<String> parts = new ArrayList<>(List.of("`" + cell.observed().strategy() + "`"));
    parts.addAll(cell.observed().axes());
    return String.join(", ", parts);
  }

  private static String error(Comparison cell) {
    return cell.observed().value() == 0
        ? String.format(Locale.ROOT, "%+.3g", cell.error())
        : percent("%+.1f %%", cell.error());
  }

  private static String mean(List<Double> values) {
    double mean = values.stream().mapToDouble(value -> value).average().orElseThrow();
    return percent("%.1f %%", mean);
  }

  private static String percent(String format, double share) {
    return String.format(Locale.ROOT, format, 100 * share);
  }
}
