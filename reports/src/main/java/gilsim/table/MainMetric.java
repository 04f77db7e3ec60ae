package gilsim.table;

import gilsim.store.Results;
import gilsim.store.SummaryRow;

/**
 * The metric by which strategies are judged.
 *
 * @param name its name
 * @param moreIsBetter whether a larger value is better
 */
public record MainMetric(String name, boolean moreIsBetter) {

  /** The makespan of runs until done; the throughput of runs with a duration. */
  public static MainMetric of(Results results) {
    return results.untilDone()
        ? new MainMetric("makespan", false)
        : new MainMetric("throughput", true);
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
