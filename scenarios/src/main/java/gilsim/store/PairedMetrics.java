package gilsim.store;

import gilsim.experiment.Outcome;
import gilsim.metric.Metric;
import gilsim.metric.MetricValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Metrics of a run that compare it with the run of the baseline at the same point in the same
 * replication. Both runs meet the same random draws (common random numbers), so that the ratio
 * varies less than its parts.
 */
final class PairedMetrics {
  /** Metrics that come before {@code speedup} in the registry, as far as their first slash. */
  private static final Set<String> BEFORE =
      Set.of(
          Metric.MAKESPAN.label(),
          Metric.THROUGHPUT.label(),
          Metric.LATENCY_MEAN.label(),
          Metric.LATENCY_P50.label(),
          Metric.LATENCY_P95.label(),
          Metric.LATENCY_P99.label(),
          Metric.LATENCY_MAX.label());

  private final PlanFacts plan;

  PairedMetrics(PlanFacts plan) {
    this.plan = plan;
  }

  /**
   * A run with its paired metrics, in the registry's order.
   *
   * @param cell the run's cell
   * @param run the run
   * @param baseline the baseline's run; empty if there is none, then nothing is added
   */
  StoredRun with(CellFacts cell, StoredRun run, Optional<StoredRun> baseline) {
    OptionalDouble speedup = baseline.map(of -> speedup(run, of)).orElse(OptionalDouble.empty());
    if (speedup.isEmpty()) {
      return run;
    }
    List<MetricValue> values = new ArrayList<>(run.values());
    int place = 0;
    while (place < values.size() && BEFORE.contains(family(values.get(place).metric()))) {
      place++;
    }
    int divisor = Math.max(1, Math.min(cell.workers(), cell.hardwareThreads()));
    values.add(place, value(Metric.SPEEDUP, speedup.getAsDouble()));
    values.add(place + 1, value(Metric.EFFICIENCY, speedup.getAsDouble() / divisor));
    return run.with(values);
  }

  private static String family(String metric) {
    int slash = metric.indexOf('/');
    return slash < 0 ? metric : metric.substring(0, slash);
  }

  private static MetricValue value(Metric metric, double value) {
    return new MetricValue(metric.label(), metric.unit(), value);
  }

  private OptionalDouble speedup(StoredRun run, StoredRun baseline) {
    OptionalDouble own = run.value(plan.mainMetric());
    OptionalDouble other = baseline.value(plan.mainMetric());
    boolean done = run.outcome() == Outcome.DONE && baseline.outcome() == Outcome.DONE;
    if (!done || own.isEmpty() || other.isEmpty()) {
      return OptionalDouble.empty();
    }
    double ratio =
        plan.untilDone()
            ? other.getAsDouble() / own.getAsDouble()
            : own.getAsDouble() / other.getAsDouble();
    return Double.isFinite(ratio) ? OptionalDouble.of(ratio) : OptionalDouble.empty();
  }
}
