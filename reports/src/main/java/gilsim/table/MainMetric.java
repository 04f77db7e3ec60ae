package gilsim.table;

import gilsim.store.Results;
import gilsim.store.SummaryRow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The metric by which strategies are judged.
 *
 * @param name its name
 * @param moreIsBetter whether a larger value is better
 */
public record MainMetric(String name, boolean moreIsBetter) {
  /**
   * Throughputs that differ by less than this share are set by the arrivals, not the strategies.
   */
  private static final double NEARLY_EQUAL = 0.005;

  /** Name of the metric that decides where arrivals set the throughput. */
  public static final String LATENCY = "latency-mean";

  private static final String THROUGHPUT = "throughput";

  /**
   * The makespan of runs until done; the throughput of runs with a duration. Where the throughput
   * of all strategies is the same at every point, because tasks arrive by themselves, it is the
   * mean latency that tells them apart.
   */
  public static MainMetric of(Results results) {
    if (results.untilDone()) {
      return new MainMetric("makespan", false);
    }
    return sameThroughput(results)
        ? new MainMetric(LATENCY, false)
        : new MainMetric(THROUGHPUT, true);
  }

  /** The one of this name among those by which strategies are judged. */
  public static MainMetric named(String name) {
    return new MainMetric(name, name.equals(THROUGHPUT));
  }

  /**
   * The metric at each point, by its id: where tasks arrive by themselves, the mean latency at the
   * points at which all strategies keep up with them, else that of {@link #of}.
   */
  public static Map<String, MainMetric> byPoint(Results results) {
    MainMetric all = of(results);
    boolean mayDiffer =
        all.name().equals(THROUGHPUT) && ResolvedScenario.of(results.resolved()).hasArrivals();
    Map<String, List<List<SummaryRow>>> throughputs = throughputs(results);
    Map<String, MainMetric> metrics = new LinkedHashMap<>();
    for (String point : results.points().keySet()) {
      List<List<SummaryRow>> sources = throughputs.getOrDefault(point, List.of());
      boolean keptUp =
          mayDiffer
              && sources.stream().anyMatch(rows -> rows.size() > 1)
              && sources.stream().allMatch(MainMetric::nearlyEqual);
      metrics.put(point, keptUp ? new MainMetric(LATENCY, false) : all);
    }
    return metrics;
  }

  /**
   * The strategies that complete less than another one of the same arrivals, at any point: because
   * of them throughputs decide there, and not latencies. None where other tasks come again when
   * they are done.
   */
  public static List<String> behind(Results results) {
    ResolvedScenario scenario = ResolvedScenario.of(results.resolved());
    if (results.untilDone() || !scenario.hasArrivals() || scenario.hasReturningTasks()) {
      return List.of();
    }
    return throughputs(results).values().stream()
        .flatMap(List::stream)
        .flatMap(MainMetric::behind)
        .map(SummaryRow::strategy)
        .distinct()
        .toList();
  }

  /** Whether strategies are judged by one metric at some points and by another at others. */
  public static boolean varies(Results results) {
    return byPoint(results).values().stream().distinct().count() > 1;
  }

  /**
   * Whether the metric {@code speedup} compares values of this one. Where latencies are judged it
   * does not: it compares throughputs, which the arrivals set.
   */
  public boolean comparedBySpeedup() {
    return !name.equals(LATENCY);
  }

  private static boolean sameThroughput(Results results) {
    Map<String, List<List<SummaryRow>>> points = throughputs(results);
    return results.strategies().size() > 1
        && !points.isEmpty()
        && points.values().stream().flatMap(List::stream).allMatch(MainMetric::nearlyEqual);
  }

  /** By point, for simulated and measured runs apart: their arrivals are cut off at other tasks. */
  private static Map<String, List<List<SummaryRow>>> throughputs(Results results) {
    Map<String, Map<String, List<SummaryRow>>> points = new LinkedHashMap<>();
    results.summary().stream()
        .filter(row -> row.metric().equals(THROUGHPUT))
        .forEach(
            row ->
                points
                    .computeIfAbsent(row.point(), point -> new LinkedHashMap<>())
                    .computeIfAbsent(row.source(), source -> new ArrayList<>())
                    .add(row));
    Map<String, List<List<SummaryRow>>> found = new LinkedHashMap<>();
    points.forEach((point, sources) -> found.put(point, List.copyOf(sources.values())));
    return found;
  }

  private static boolean nearlyEqual(List<SummaryRow> rows) {
    return behind(rows).findAny().isEmpty();
  }

  /**
   * Those whose throughput is less than the largest by more than chance of arrivals. Equally many
   * replications have the same arrivals; after an interruption some have met other ones.
   */
  private static Stream<SummaryRow> behind(List<SummaryRow> rows) {
    return rows.stream().max(Comparator.comparingDouble(SummaryRow::mean)).stream()
        .flatMap(
            most ->
                rows.stream()
                    .filter(row -> most.mean() - row.mean() > NEARLY_EQUAL * most.mean())
                    .filter(row -> row.n() == most.n() || !overlap(row, most)));
  }

  /** Whether one mean is better than another, whatever their intervals. */
  public boolean better(SummaryRow one, SummaryRow other) {
    return moreIsBetter ? one.mean() > other.mean() : one.mean() < other.mean();
  }

  /** How many times better one mean is than another: above 1 if it is. */
  public double gain(SummaryRow one, SummaryRow other) {
    return moreIsBetter ? one.mean() / other.mean() : other.mean() / one.mean();
  }

  /** Whether the confidence intervals of two rows have a value in common. */
  public static boolean overlap(SummaryRow one, SummaryRow other) {
    return one.ciLow() <= other.ciHigh() && other.ciLow() <= one.ciHigh();
  }
}
