package gilsim.comparison;

import gilsim.store.ObservedRow;
import gilsim.store.Results;
import gilsim.store.SummaryRow;
import gilsim.table.AxisValue;
import gilsim.table.SummaryIndex;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * All observed values of a scenario laid beside its predictions.
 *
 * @param cells those that a prediction stands beside, in the files' order
 * @param unmatched the others
 */
public record Comparison(List<ComparedCell> cells, List<UnmatchedRow> unmatched) {

  /** Finds the prediction of every observed value. */
  public static Comparison of(Results results) {
    SummaryIndex index = new SummaryIndex(results);
    List<ComparedCell> cells = new ArrayList<>();
    List<UnmatchedRow> unmatched = new ArrayList<>();
    for (ObservedRow row : results.observed()) {
      Optional<SummaryRow> predicted =
          point(results, row)
              .flatMap(point -> index.find("simulated", point, row.strategy(), row.metric()))
              .filter(found -> found.unit().equals(row.unit()));
      if (predicted.isPresent()) {
        cells.add(new ComparedCell(row, predicted.get()));
      } else {
        unmatched.add(new UnmatchedRow(row, reason(results, index, row)));
      }
    }
    return new Comparison(List.copyOf(cells), List.copyOf(unmatched));
  }

  /**
   * Without what was measured into the same folder: that has all its single runs, and {@link
   * Agreement} compares those.
   */
  public Comparison fromFiles() {
    return new Comparison(
        cells.stream().filter(cell -> !cell.observed().measuredHere()).toList(),
        unmatched.stream().filter(row -> !row.observed().measuredHere()).toList());
  }

  /**
   * With what was measured into the same folder for some metrics only: it has a value of every
   * metric, and a plot for each would hide those that matter.
   */
  public Comparison measuredOnly(Set<String> metrics) {
    return new Comparison(
        cells.stream()
            .filter(
                cell ->
                    !cell.observed().measuredHere() || metrics.contains(cell.observed().metric()))
            .toList(),
        unmatched);
  }

  /** Whether there is nothing to compare. */
  public boolean isEmpty() {
    return cells.isEmpty() && unmatched.isEmpty();
  }

  /**
   * Errors in groups: by metric and source, by strategy if there are several, and overall. A
   * grouping that has one group only is left out.
   */
  public List<ErrorTotal> totals() {
    List<ErrorTotal> totals = new ArrayList<>();
    totals.addAll(groups(cell -> cell.observed().metric() + ", " + cell.observed().source()));
    totals.addAll(groups(cell -> cell.observed().strategy()));
    ErrorTotal.of("all", cells).ifPresent(totals::add);
    return List.copyOf(totals);
  }

  private List<ErrorTotal> groups(Function<ComparedCell, String> by) {
    Map<String, List<ComparedCell>> groups = new LinkedHashMap<>();
    for (ComparedCell cell : cells) {
      groups.computeIfAbsent(by.apply(cell), key -> new ArrayList<>()).add(cell);
    }
    if (groups.size() < 2) {
      return List.of();
    }
    return groups.entrySet().stream()
        .flatMap(group -> ErrorTotal.of(group.getKey(), group.getValue()).stream())
        .toList();
  }

  private static Optional<String> point(Results results, ObservedRow row) {
    return results.points().entrySet().stream()
        .filter(point -> same(point.getValue(), row.axes()))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  private static boolean same(List<String> values, List<String> others) {
    if (values.size() != others.size()) {
      return false;
    }
    for (int i = 0; i < values.size(); i++) {
      if (!AxisValue.same(values.get(i), others.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static String reason(Results results, SummaryIndex index, ObservedRow row) {
    if (!results.strategies().contains(row.strategy())) {
      return "no strategy has this label";
    }
    Optional<String> point = point(results, row);
    if (point.isEmpty()) {
      return "no sweep point has these values";
    }
    return index
        .find("simulated", point.get(), row.strategy(), row.metric())
        .map(found -> "its unit is " + row.unit() + ", the prediction's is " + found.unit())
        .orElse("no prediction of this metric: it does not apply, or no run finished");
  }
}
