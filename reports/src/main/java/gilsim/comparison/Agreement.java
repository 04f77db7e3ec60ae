package gilsim.comparison;

import gilsim.store.Results;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.apache.commons.math3.stat.StatUtils;

/**
 * How well a group of cells was predicted.
 *
 * @param group what they have in common
 * @param cells at least one, each of which {@link RunComparison#counts()}
 */
public record Agreement(String group, List<RunComparison> cells) {
  private static final double MEDIAN = 50;

  /** Copies the cells. */
  public Agreement {
    cells = List.copyOf(cells);
  }

  /** The agreement of those cells that count; empty if none does. */
  public static Optional<Agreement> of(String group, Collection<RunComparison> cells) {
    List<RunComparison> counting = cells.stream().filter(RunComparison::counts).toList();
    return counting.isEmpty() ? Optional.empty() : Optional.of(new Agreement(group, counting));
  }

  /** All cells and metrics of some results. */
  public static List<RunComparison> cells(Collection<Results> results) {
    return results.stream()
        .flatMap(one -> one.runs().stream().map(runs -> new RunComparison(one.scenario(), runs)))
        .toList();
  }

  /** The cells that predictions are judged by: makespan; throughput of runs that have none. */
  public static List<RunComparison> judged(Collection<RunComparison> cells) {
    Set<String> untilDone =
        cells.stream()
            .filter(cell -> cell.runs().metric().equals("makespan"))
            .map(RunComparison::scenario)
            .collect(Collectors.toSet());
    return cells.stream()
        .filter(
            cell ->
                cell.runs()
                    .metric()
                    .equals(untilDone.contains(cell.scenario()) ? "makespan" : "throughput"))
        .toList();
  }

  /**
   * One for each metric, in the order in which they appear; parts of a metric (one task's latency)
   * count as that metric.
   */
  public static List<Agreement> byMetric(Collection<RunComparison> cells) {
    Map<String, List<RunComparison>> groups = new LinkedHashMap<>();
    for (RunComparison cell : cells) {
      String metric = cell.runs().metric();
      int slash = metric.indexOf('/');
      groups
          .computeIfAbsent(slash < 0 ? metric : metric.substring(0, slash), k -> new ArrayList<>())
          .add(cell);
    }
    return groups.entrySet().stream()
        .flatMap(group -> of(group.getKey(), group.getValue()).stream())
        .toList();
  }

  /** Mean absolute percentage error, as a share. */
  public double mape() {
    return errors().map(Math::abs).average().orElseThrow();
  }

  /** Median absolute percentage error, as a share: a few wild cells do not move it. */
  public double medianError() {
    return StatUtils.percentile(errors().map(Math::abs).toArray(), MEDIAN);
  }

  /** Mean signed error, as a share: positive if predictions are too large. */
  public double bias() {
    return errors().average().orElseThrow();
  }

  private DoubleStream errors() {
    return cells.stream().mapToDouble(RunComparison::error);
  }

  /** The cell with the largest absolute error. */
  public RunComparison worst() {
    return cells.stream()
        .max(Comparator.comparingDouble(cell -> Math.abs(cell.error())))
        .orElseThrow();
  }

  /**
   * The same mean error between two halves of the measured runs: what no prediction can be better
   * than; not a number if nothing was measured twice.
   */
  public double repeatability() {
    return cells.stream()
        .mapToDouble(RunComparison::repeatability)
        .filter(Double::isFinite)
        .map(Math::abs)
        .average()
        .orElse(Double.NaN);
  }

  /** Share of the cells whose confidence intervals overlap. */
  public double overlapping() {
    return share(cells.stream().filter(RunComparison::overlaps).count());
  }

  /** Share of the cells whose measured median lies where single simulated runs do. */
  public double inBand() {
    return share(cells.stream().filter(RunComparison::inBand).count());
  }

  /**
   * Median over the cells of how wide the predicted band is, as a share of the prediction; not a
   * number if 0 is predicted everywhere.
   */
  public double bandWidth() {
    return StatUtils.percentile(
        cells.stream().mapToDouble(RunComparison::bandWidth).filter(Double::isFinite).toArray(),
        MEDIAN);
  }

  private double share(long number) {
    return (double) number / cells.size();
  }
}
