package gilsim.table;

import gilsim.store.Results;
import gilsim.store.Shortfall;
import gilsim.store.SummaryRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One strategy at one point, as the table of strategies shows it.
 *
 * @param point the point's id
 * @param axes printed value of every sweep axis
 * @param strategy the strategy's label
 * @param source {@code simulated}, {@code measured} or {@code published}
 * @param standing how it compares with the other strategies at the point
 * @param paired whether it was compared by paired differences, as all of its point were
 * @param metrics its rows by metric; none if no run was done
 * @param shortfall its runs that failed or were not finished
 */
public record StrategyRow(
    String point,
    List<String> axes,
    String strategy,
    String source,
    Standing standing,
    boolean paired,
    Map<String, SummaryRow> metrics,
    Optional<Shortfall> shortfall) {

  /** How a strategy's main metric compares with the others of its point. */
  public enum Standing {
    /** The best mean, and told apart from all others ({@link SummaryIndex#alike}). */
    BEST("*"),
    /** The best mean, or one that cannot be told from it. */
    TIED("~"),
    /** Worse, or nothing to compare with. */
    OTHER("");

    private final String mark;

    Standing(String mark) {
      this.mark = mark;
    }

    /** One character; empty for {@link #OTHER}. */
    public String mark() {
      return mark;
    }
  }

  /** The row of a metric, if it applies. */
  public Optional<SummaryRow> metric(String name) {
    return Optional.ofNullable(metrics.get(name));
  }

  /**
   * All cells that have rows, or runs that were not done: points in the outer loop, then sources,
   * then strategies.
   */
  public static List<StrategyRow> of(Results results) {
    SummaryIndex index = new SummaryIndex(results);
    Map<String, MainMetric> main = MainMetric.byPoint(results);
    List<StrategyRow> rows = new ArrayList<>();
    results
        .points()
        .forEach(
            (point, axes) -> {
              for (String source : sources(results, index)) {
                rows.addAll(atPoint(results, index, main.get(point), source, point, axes));
              }
            });
    return rows;
  }

  private static List<String> sources(Results results, SummaryIndex index) {
    return Stream.concat(
            index.sources().stream(), results.shortfalls().stream().map(Shortfall::source))
        .distinct()
        .toList();
  }

  /** Runs of the cell that failed or were not finished. */
  private static Optional<Shortfall> shortfall(
      Results results, String source, String point, String label) {
    return results.shortfalls().stream()
        .filter(one -> one.source().equals(source))
        .filter(one -> one.point().equals(point) && one.strategy().equals(label))
        .findFirst();
  }

  /** Whether no run of it was done, so that it has no value to compare. */
  public boolean lacking() {
    return shortfall.isPresent() && shortfall.get().done() == 0;
  }

  private static List<StrategyRow> atPoint(
      Results results,
      SummaryIndex index,
      MainMetric main,
      String source,
      String point,
      List<String> axes) {
    Ranking ranking =
        Ranking.of(
            main,
            results.strategies().stream()
                .flatMap(label -> index.find(source, point, label, main.name()).stream())
                .toList(),
            index);
    List<StrategyRow> rows = new ArrayList<>();
    for (String label : results.strategies()) {
      Map<String, SummaryRow> metrics = new java.util.LinkedHashMap<>();
      for (String metric : index.metrics()) {
        index.find(source, point, label, metric).ifPresent(row -> metrics.put(metric, row));
      }
      Optional<Shortfall> shortfall = shortfall(results, source, point, label);
      if (!metrics.isEmpty() || shortfall.isPresent()) {
        rows.add(
            new StrategyRow(
                point,
                axes,
                label,
                source,
                standing(ranking, metrics.get(main.name())),
                ranking.paired(),
                metrics,
                shortfall));
      }
    }
    return rows;
  }

  private static Standing standing(Ranking ranking, SummaryRow row) {
    if (row == null || ranking.rows().size() < 2) {
      return Standing.OTHER;
    }
    List<SummaryRow> tied = ranking.tied();
    boolean best = Objects.equals(ranking.rows().get(0), row);
    if (best && tied.isEmpty()) {
      return Standing.BEST;
    }
    return best || tied.contains(row) ? Standing.TIED : Standing.OTHER;
  }
}
