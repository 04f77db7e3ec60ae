package gilsim.advice;

import gilsim.metric.Metric;
import gilsim.sweep.Plan;
import gilsim.workload.OpenArrival;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the best strategy is best at.
 *
 * @param metric name as in the output files
 * @param moreIsBetter whether a larger value is better
 */
public record Objective(String metric, boolean moreIsBetter) {
  /** Metrics of which it is known what is better: more (true) or less. */
  private static final Map<Metric, Boolean> MORE_IS_BETTER = new EnumMap<>(Metric.class);

  static {
    MORE_IS_BETTER.put(Metric.MAKESPAN, false);
    MORE_IS_BETTER.put(Metric.THROUGHPUT, true);
    MORE_IS_BETTER.put(Metric.LATENCY_MEAN, false);
    MORE_IS_BETTER.put(Metric.LATENCY_P50, false);
    MORE_IS_BETTER.put(Metric.LATENCY_P95, false);
    MORE_IS_BETTER.put(Metric.LATENCY_P99, false);
    MORE_IS_BETTER.put(Metric.LATENCY_MAX, false);
    MORE_IS_BETTER.put(Metric.STARTUP_TIME, false);
    MORE_IS_BETTER.put(Metric.PEAK_MEMORY, false);
    MORE_IS_BETTER.put(Metric.COST_PER_MILLION, false);
  }

  /**
   * What a scenario is about: the makespan of runs until done, the mean latency where tasks arrive
   * by themselves (who keeps up has the throughput of the arrivals, so it tells nobody apart), the
   * throughput of other runs with a duration.
   */
  public static Objective of(Plan plan) {
    if (plan.settings().horizon().isEmpty()) {
      return new Objective(Metric.MAKESPAN.label(), false);
    }
    return isOpen(plan)
        ? new Objective(Metric.LATENCY_MEAN.label(), false)
        : new Objective(Metric.THROUGHPUT.label(), true);
  }

  /** Whether tasks arrive by themselves during a run with a duration. */
  static boolean isOpen(Plan plan) {
    return plan.settings().horizon().isPresent()
        && plan.cells().get(0).system().tasks().stream()
            .anyMatch(task -> task.arrival() instanceof OpenArrival);
  }

  /**
   * A metric that the user names.
   *
   * @return empty if there is no such metric, or neither more nor less of it is better
   */
  public static Optional<Objective> named(String metric) {
    return Metric.of(metric)
        .filter(MORE_IS_BETTER::containsKey)
        .map(known -> new Objective(metric, MORE_IS_BETTER.get(known)));
  }

  /** What a user may name, without the part that a kind of task adds. */
  public static List<String> names() {
    return MORE_IS_BETTER.keySet().stream().map(Metric::label).toList();
  }

  /** The value as something of which more is better. */
  double merit(double value) {
    return moreIsBetter ? value : -value;
  }
}
