package gilsim.table;

import gilsim.store.PairedDifference;
import gilsim.store.Results;
import gilsim.store.SummaryRow;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds the rows of a summary by source, point, strategy and metric. */
public final class SummaryIndex {
  private static final List<String> SOURCES = List.of("simulated", "measured", "published");

  private record Key(String source, String point, String strategy, String metric) {}

  private record Pair(String point, String strategy, String other, String metric) {}

  private final Map<Key, SummaryRow> rows = new HashMap<>();
  private final Map<Pair, PairedDifference> differences = new HashMap<>();
  private final Map<String, String> units = new LinkedHashMap<>();
  private final List<String> sources;

  /** Indexes the summary of one scenario. */
  public SummaryIndex(Results results) {
    Set<String> seen = new LinkedHashSet<>();
    for (SummaryRow row : results.summary()) {
      rows.put(new Key(row.source(), row.point(), row.strategy(), row.metric()), row);
      units.putIfAbsent(row.metric(), row.unit());
      seen.add(row.source());
    }
    for (PairedDifference one : results.differences()) {
      differences.put(new Pair(one.point(), one.strategy(), one.other(), one.metric()), one);
      differences.put(new Pair(one.point(), one.other(), one.strategy(), one.metric()), one);
    }
    sources = seen.stream().sorted(Comparator.comparingInt(SOURCES::indexOf)).toList();
  }

  /** The row of one cell and metric, if it applies. */
  public Optional<SummaryRow> find(String source, String point, String strategy, String metric) {
    return Optional.ofNullable(rows.get(new Key(source, point, strategy, metric)));
  }

  /** The same for the main source. */
  public Optional<SummaryRow> find(String point, String strategy, String metric) {
    return find(mainSource(), point, strategy, metric);
  }

  /**
   * The paired difference of two simulated rows of one point and metric; either may be its first.
   */
  public Optional<PairedDifference> difference(SummaryRow one, SummaryRow other) {
    boolean comparable =
        one.point().equals(other.point())
            && one.metric().equals(other.metric())
            && one.source().equals(SOURCES.get(0))
            && other.source().equals(SOURCES.get(0));
    return comparable
        ? Optional.ofNullable(
            differences.get(new Pair(one.point(), one.strategy(), other.strategy(), one.metric())))
        : Optional.empty();
  }

  /**
   * Whether two rows cannot be told apart: by the interval of their paired difference, or, where
   * there is none, because their own intervals have a value in common.
   */
  public boolean alike(SummaryRow one, SummaryRow other) {
    return difference(one, other)
        .map(found -> !found.decided())
        .orElseGet(() -> MainMetric.overlap(one, other));
  }

  /** What the plots and the answer are about: simulated rows if there are any. */
  public String mainSource() {
    return sources.isEmpty() ? SOURCES.get(0) : sources.get(0);
  }

  /** The sources that have rows; simulated first. */
  public List<String> sources() {
    return sources;
  }

  /** The metrics that have rows, in the summary's order. */
  public List<String> metrics() {
    return List.copyOf(units.keySet());
  }

  /** The unit of a metric; {@code 1} if it has no rows. */
  public String unit(String metric) {
    return units.getOrDefault(metric, "1");
  }
}
