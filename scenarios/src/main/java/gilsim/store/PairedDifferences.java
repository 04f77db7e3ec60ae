package gilsim.store;

import gilsim.metric.Metric;
import gilsim.metric.MetricValue;
import gilsim.statistics.Interval;
import gilsim.statistics.SampleMean;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Collects what {@link PairedDifference} needs at one point, for the metrics by which strategies
 * are judged.
 */
final class PairedDifferences {
  /** Means that differ by less than this share differ by the rounding of their sums. */
  private static final double ROUNDING = 1e-12;

  private final PlanFacts plan;
  private final int point;
  private final List<String> metrics;

  /** Values by strategy, metric and replication. */
  private final List<List<Map<Integer, Double>>> values = new ArrayList<>();

  PairedDifferences(PlanFacts plan, int point) {
    this.plan = plan;
    this.point = point;
    this.metrics =
        plan.untilDone()
            ? List.of(plan.mainMetric())
            : List.of(plan.mainMetric(), Metric.LATENCY_MEAN.label());
    for (int i = 0; i < plan.strategies().size(); i++) {
      List<Map<Integer, Double>> columns = new ArrayList<>();
      metrics.forEach(metric -> columns.add(new TreeMap<>()));
      values.add(columns);
    }
  }

  void add(int strategy, int replication, StoredRun run) {
    for (MetricValue value : run.counted()) {
      int column = metrics.indexOf(value.metric());
      if (column >= 0) {
        values.get(strategy).get(column).put(replication, value.value());
      }
    }
  }

  /** One of every two strategies that have a metric in the same replications, at least two. */
  List<PairedDifference> list() {
    List<PairedDifference> all = new ArrayList<>();
    for (int column = 0; column < metrics.size(); column++) {
      for (int i = 0; i < values.size(); i++) {
        for (int j = i + 1; j < values.size(); j++) {
          difference(i, j, column).ifPresent(all::add);
        }
      }
    }
    return all;
  }

  private Optional<PairedDifference> difference(int one, int other, int column) {
    Map<Integer, Double> mine = values.get(one).get(column);
    Map<Integer, Double> others = values.get(other).get(column);
    if (mine.size() < 2 || !mine.keySet().equals(others.keySet())) {
      return Optional.empty();
    }
    SampleMean differences = new SampleMean();
    SampleMean size = new SampleMean();
    mine.forEach(
        (replication, value) -> {
          differences.add(value - others.get(replication));
          size.add(Math.abs(value));
        });
    Interval interval = differences.interval(plan.confidence());
    boolean nothing = Math.abs(differences.mean()) <= ROUNDING * size.mean();
    return Optional.of(
        new PairedDifference(
            plan.points().get(point).id(),
            plan.strategies().get(one),
            plan.strategies().get(other),
            metrics.get(column),
            nothing ? 0 : differences.mean(),
            nothing ? Math.min(0, interval.low()) : interval.low(),
            nothing ? Math.max(0, interval.high()) : interval.high(),
            (int) differences.count()));
  }
}
