package gilsim.advice;

import gilsim.metric.Metric;
import java.util.Map;

/**
 * Rules out what must not win although its numbers are good: what needs more memory than there is,
 * and, in an open service, what leaves work lying and answers the rest quickly.
 */
final class Eligibility {
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

  /** Rules out those of the samples that break a rule. */
  void apply(Map<Alternative, Sample> samples) {
    samples.values().forEach(Eligibility::checkRemarks);
    if (open) {
      double best =
          samples.values().stream()
              .filter(sample -> sample.problem().isEmpty())
              .mapToDouble(Eligibility::throughput)
              .max()
              .orElse(0);
      samples.values().stream()
          .filter(sample -> sample.problem().isEmpty())
          .filter(sample -> throughput(sample) < LEAST_THROUGHPUT * best)
          .forEach(
              sample -> sample.exclude("completes less than another one of the same arrivals"));
    }
  }

  /** One remark may be chance: that a service does not keep up is a guess from one run. */
  private static void checkRemarks(Sample sample) {
    if (sample.problem().isEmpty() && 2 * sample.remarks() > sample.count()) {
      sample.exclude(sample.remark());
    }
    if (sample.problem().isEmpty() && sample.overloaded()) {
      sample.exclude(
          "tasks come faster than they are done: more are left at the ends of its runs than in a"
              + " system that keeps up, though in no single run by much");
    }
  }

  private static double throughput(Sample sample) {
    return sample.mean(Metric.THROUGHPUT.label());
  }
}
