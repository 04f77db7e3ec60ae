package gilsim.comparison;

import gilsim.store.Results;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.math3.stat.StatUtils;

/**
 * The errors of several scenarios together, by the publication of the observed values, so that one
 * with many cells does not hide the others. Anchors are left out. Observed zeros count: their error
 * is the absolute one, in the metric's unit.
 *
 * @param totals one per publication that has cells other than anchors, by name
 * @param unmatched number of observed values without a prediction, which are in no total
 */
public record PublicationErrors(List<ErrorTotal> totals, int unmatched) {

  /** The errors of all scenarios that have observed values. */
  public static PublicationErrors of(List<Results> results) {
    Map<String, List<ComparedCell>> groups = new TreeMap<>();
    int unmatched = 0;
    for (Results one : results) {
      Comparison comparison = Comparison.of(one).fromFiles();
      unmatched += comparison.unmatched().size();
      for (ComparedCell cell : comparison.cells()) {
        if (!cell.observed().anchor()) {
          groups.computeIfAbsent(publication(cell), key -> new ArrayList<>()).add(cell);
        }
      }
    }
    return new PublicationErrors(
        groups.entrySet().stream()
            .map(group -> new ErrorTotal(group.getKey(), List.copyOf(group.getValue())))
            .toList(),
        unmatched);
  }

  /** Its title; the file's name if it has none. */
  private static String publication(ComparedCell cell) {
    String title = cell.observed().title();
    return title.isEmpty() ? cell.observed().file() : title;
  }

  /** Whether this says more than the scenarios' own totals. */
  public boolean several() {
    return cells().stream().map(cell -> cell.predicted().scenario()).distinct().count() > 1;
  }

  /** All cells, in the order of the publications. */
  public List<ComparedCell> cells() {
    return totals.stream().flatMap(total -> total.cells().stream()).toList();
  }

  /** Mean over the publications of their mean absolute errors, as a share; NaN without any. */
  public double mean() {
    return StatUtils.mean(totals.stream().mapToDouble(ErrorTotal::mape).toArray());
  }

  /**
   * The same without those that published nothing but zeros, which is easily met; NaN without any.
   */
  public double meanWithoutZeros() {
    return StatUtils.mean(
        totals.stream()
            .filter(total -> total.cells().stream().anyMatch(ComparedCell::relative))
            .mapToDouble(ErrorTotal::mape)
            .toArray());
  }

  /** The cells with the largest absolute errors, largest first. */
  public List<ComparedCell> worst(int most) {
    return cells().stream()
        .filter(cell -> cell.error() != 0)
        .sorted(Comparator.comparingDouble(cell -> -Math.abs(cell.error())))
        .limit(most)
        .toList();
  }
}
