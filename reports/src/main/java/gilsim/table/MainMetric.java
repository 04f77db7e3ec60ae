package gilsim.table;

import gilsim.store.Results;
import gilsim.store.SummaryRow;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

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
        ? new MainMetric("latency-mean", false)
        : new MainMetric("throughput", true);
  }

  private static boolean sameThroughput(Results results) {
    Map<String, List<SummaryRow>> points =
        results.summary().stream()
            .filter(row -> row.metric().equals("throughput"))
            .collect(Collectors.groupingBy(SummaryRow::point));
    return results.strategies().size() > 1
        && !points.isEmpty()
        && points.values().stream().allMatch(MainMetric::nearlyEqual);
  }

  private static boolean nearlyEqual(List<SummaryRow> rows) {
    double least = rows.stream().mapToDouble(SummaryRow::mean).min().orElse(0);
    double most = rows.stream().mapToDouble(SummaryRow::mean).max().orElse(0);
    return most - least <= NEARLY_EQUAL * most;
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
