package gilsim.store;

import gilsim.experiment.Outcome;
import gilsim.statistics.StoppingRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the stored runs of one point in the order of their replications, exactly as many as the
 * stopping rule wants: what is stored beyond them does not count. Where runs are missing because a
 * batch was interrupted, every cell counts its replications up to the first missing one.
 */
final class PointSummary {
  private final RunStore store;
  private final PlanFacts plan;
  private final int point;
  private final String source;
  private final Notes failures;
  private final PairedMetrics paired;
  private final PointPrecision precision;
  private final PairedDifferences differences;
  private final List<CellSummary> cells = new ArrayList<>();
  private final boolean[] ended;
  private int wanted;

  PointSummary(RunStore store, PlanFacts plan, int point, String source, Notes failures) {
    this.source = source;
    this.store = store;
    this.plan = plan;
    this.point = point;
    this.failures = failures;
    this.paired = new PairedMetrics(plan);
    this.precision = new PointPrecision(plan, point);
    this.differences = new PairedDifferences(plan, point);
    this.ended = new boolean[plan.strategies().size()];
    for (int i = 0; i < ended.length; i++) {
      cells.add(new CellSummary(plan, point, i, source));
    }
    readAll();
  }

  private void readAll() {
    StoppingRule rule = plan.stopping();
    wanted = rule.min();
    int next = 0;
    while (true) {
      for (; next < wanted; next++) {
        read(next);
      }
      if (isIncomplete() || wanted == rule.max() || precision.reached()) {
        return;
      }
      wanted = rule.next(wanted);
    }
  }

  private boolean isIncomplete() {
    for (boolean end : ended) {
      if (end) {
        return true;
      }
    }
    return false;
  }

  private void read(int replication) {
    Optional<StoredRun> baseline =
        plan.baselineStrategy().flatMap(i -> store.find(plan.cell(point, i).runKey(), replication));
    for (int i = 0; i < ended.length; i++) {
      CellSummary cell = cells.get(i);
      Optional<StoredRun> stored =
          ended[i]
              ? Optional.empty()
              : store.find(cell.facts().runKey(), replication, cell.latencies());
      if (stored.isEmpty()) {
        ended[i] = true;
        continue;
      }
      StoredRun run = paired.with(cell.facts(), stored.get(), baseline);
      cell.add(run);
      precision.add(i, run);
      differences.add(i, replication, run);
      if (run.outcome() != Outcome.DONE) {
        failures.add(where(i) + ", replication " + replication + ": " + described(run));
      }
    }
  }

  private static String described(StoredRun run) {
    return run.status() + (run.message().isEmpty() ? "" : ": " + run.message());
  }

  private String where(int strategy) {
    return plan.points().get(point).id() + ", " + plan.strategies().get(strategy);
  }

  /** The cells, in the plan's order. */
  List<CellSummary> cells() {
    return cells;
  }

  /** How much the strategies differ in what they are judged by. */
  List<PairedDifference> differences() {
    return differences.list();
  }

  /** How the runs of the cells ended, in the plan's order. */
  List<CellOutcome> outcomes(Notes warnings) {
    if (isIncomplete()) {
      warnings.add(plan.points().get(point).id() + ": not all runs are " + source + " yet");
    } else {
      precision.remarks().forEach(warnings::add);
    }
    List<CellOutcome> outcomes = new ArrayList<>();
    for (int i = 0; i < ended.length; i++) {
      String where = where(i) + ": ";
      cells.get(i).remark().ifPresent(remark -> warnings.add(where + remark));
      outcomes.add(cells.get(i).outcome(wanted, warmUp(i, warnings)));
    }
    return outcomes;
  }

  /** Seconds. */
  private double warmUp(int strategy, Notes warnings) {
    if (!plan.automaticWarmUp()) {
      return plan.warmUp();
    }
    return store
        .warmUp(plan.cell(point, strategy).runKey())
        .map(
            detected -> {
              if (!detected.settled()) {
                warnings.add(
                    where(strategy)
                        + ": the system does not settle in the first half of the run (MSER-5), so"
                        + " half of the run is left out; is it overloaded, or the run too short?");
              }
              return detected.duration() / 1e9;
            })
        .orElse(0.0);
  }
}
