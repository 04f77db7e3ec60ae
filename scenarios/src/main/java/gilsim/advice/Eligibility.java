package gilsim.advice;

import gilsim.metric.Metric;
import java.util.Map;

/**
 * Rules out what must not win although its numbers are good: in an open service, who leaves work
 * lying answers the rest quickly.
 */
final class Eligibility {
  /** Share of the arrivals that may be in the system when the run ends. */
  private static final double MOST_UNFINISHED = 0.05;

  /** Who completes so much less than another one, on the same arrivals, does not keep up. */
  private static final double LEAST_THROUGHPUT = 0.98;

  private final boolean open;

  /**
   * The rules.
   *
   * @param open whether tasks arrive by themselves during a run with a duration
   */
  Eligibility(boolean open) {
    this.open = open;
  }

  /** Rules out those of the samples that do not keep up. */
  void apply(Map<Alternative, Sample> samples) {
    if (!open) {
      return;
    }
    double best =
        samples.values().stream()
            .filter(sample -> sample.problem().isEmpty())
            .mapToDouble(sample -> sample.mean(Metric.THROUGHPUT.label()))
            .max()
            .orElse(0);
    for (Sample sample : samples.values()) {
      if (sample.problem().isEmpty()) {
        check(sample, best);
      }
    }
  }

  private static void check(Sample sample, double best) {
    double left = sample.mean(Metric.UNFINISHED.label());
    double share = left / (left + sample.mean(Metric.COMPLETED.label()));
    if (share > MOST_UNFINISHED) {
      sample.exclude(
          percent(share)
              + " of the arrivals are not answered when the run ends: it does not keep up, or the"
              + " run is too short to tell");
    } else if (sample.mean(Metric.THROUGHPUT.label()) < LEAST_THROUGHPUT * best) {
      sample.exclude("it completes less than another one does of the same arrivals");
    }
  }

  private static String percent(double share) {
    return Math.round(share * 100) + " %";
  }
}
