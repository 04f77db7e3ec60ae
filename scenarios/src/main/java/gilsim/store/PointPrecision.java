package gilsim.store;

import gilsim.statistics.SampleMean;
import gilsim.statistics.StoppingRule;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Whether the cells of one point have replications enough. One class decides while runs are being
 * simulated and again when results are read, from the same values in the same order: that is why
 * the results do not depend on how many runs happen to be stored.
 */
public final class PointPrecision {
  private final PlanFacts plan;
  private final int point;
  private final StoppingRule rule;
  private final PairedMetrics paired;
  private final List<List<SampleMean>> means = new ArrayList<>();

  /**
   * Nothing known yet.
   *
   * @param point index of the point
   */
  public PointPrecision(PlanFacts plan, int point) {
    this.plan = plan;
    this.point = point;
    this.rule = plan.stopping();
    this.paired = new PairedMetrics(plan);
    for (int i = 0; i < plan.strategies().size(); i++) {
      means.add(plan.precise().stream().map(metric -> new SampleMean()).toList());
    }
  }

  /** The metrics whose values it needs; empty for a fixed number of replications. */
  public Set<String> needed() {
    Set<String> needed = new LinkedHashSet<>(plan.precise());
    if (!needed.isEmpty()) {
      needed.add(plan.mainMetric());
    }
    return needed;
  }

  /**
   * Takes in the next replication of every strategy.
   *
   * @param runs by strategy
   */
  public void add(List<StoredRun> runs) {
    Optional<StoredRun> baseline = plan.baselineStrategy().map(runs::get);
    for (int i = 0; i < runs.size(); i++) {
      add(i, paired.with(plan.cell(point, i), runs.get(i), baseline));
    }
  }

  /** Takes in the next replication of one strategy, paired metrics included. */
  void add(int strategy, StoredRun run) {
    StoredRun counted = run.with(run.counted());
    for (int i = 0; i < plan.precise().size(); i++) {
      OptionalDouble value = counted.value(plan.precise().get(i));
      value.ifPresent(means.get(strategy).get(i)::add);
    }
  }

  /** Whether no strategy needs more replications than were taken in. */
  public boolean reached() {
    return means.stream().flatMap(List::stream).allMatch(rule::reached);
  }

  /** For people: which strategies have not reached the precision, or cannot. */
  List<String> remarks() {
    List<String> remarks = new ArrayList<>();
    for (int i = 0; i < means.size(); i++) {
      for (int j = 0; j < plan.precise().size(); j++) {
        remark(i, j).ifPresent(remarks::add);
      }
    }
    return remarks;
  }

  private Optional<String> remark(int strategy, int metric) {
    SampleMean mean = means.get(strategy).get(metric);
    String where =
        plan.points().get(point).id()
            + ", "
            + plan.strategies().get(strategy)
            + ": "
            + plan.precise().get(metric);
    if (mean.count() == 0) {
      return Optional.of(where + " has no value in any run, so no precision was asked of it");
    }
    if (rule.reached(mean)) {
      return Optional.empty();
    }
    double relative = mean.halfWidth(rule.confidence()) / Math.abs(mean.mean());
    return Optional.of(
        where
            + " is known to within "
            + percent(relative)
            + " only, not the wanted "
            + percent(rule.relative())
            + ": the greatest number of replications came first");
  }

  private static String percent(double share) {
    return Double.isFinite(share) ? Math.round(share * 1000) / 10.0 + " %" : "an unknown share";
  }
}
