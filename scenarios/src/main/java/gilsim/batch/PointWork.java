package gilsim.batch;

import gilsim.experiment.Outcome;
import gilsim.metric.MetricValue;
import gilsim.statistics.StoppingRule;
import gilsim.store.PlanFacts;
import gilsim.store.PointPrecision;
import gilsim.store.RunKey;
import gilsim.store.RunStore;
import gilsim.store.StoredRun;
import gilsim.sweep.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is left to do at one point: the same number of replications for all its strategies, until
 * the precision is reached. Keeps the values that decide of the replications since the last
 * decision only. Guarded by the {@link Agenda}.
 */
final class PointWork {
  private final Plan plan;
  private final int index;
  private final RunStore store;
  private final Tally tally;
  private final StoppingRule rule;
  private final PointPrecision precision;
  private final Set<String> needed;
  private final List<CellWork> cells = new ArrayList<>();

  /** Runs since the last decision: replications from {@code decided} on, by strategy. */
  private final List<List<Optional<StoredRun>>> window = new ArrayList<>();

  private int decided;
  private int target;
  private long missing;

  PointWork(Plan plan, PlanFacts facts, int index, RunStore store, Tally tally) {
    this.plan = plan;
    this.index = index;
    this.store = store;
    this.tally = tally;
    this.rule = facts.stopping();
    this.precision = new PointPrecision(facts, index);
    this.needed = precision.needed();
    this.target = rule.min();
    for (int i = 0; i < plan.strategies().size(); i++) {
      int cell = index * plan.strategies().size() + i;
      RunKey key = facts.cell(index, i).runKey();
      cells.add(
          new CellWork(
              plan.cells().get(cell), facts.seed(), key, this, i, facts.automaticWarmUp()));
      window.add(new ArrayList<>());
    }
    missing = (long) target * cells.size();
  }

  Plan plan() {
    return plan;
  }

  String id() {
    return plan.points().get(index).id();
  }

  /** Looks up what the store knows already; once, before the first claim. */
  void begin() {
    cells.forEach(cell -> cell.lookUpWarmUp(store));
  }

  /** Work that the next decision waits for; empty if all of it has begun. */
  Optional<Work> claim(Agenda agenda) {
    return claim(agenda, target);
  }

  /** Work that the decision after the next one will need, if there is one. */
  Optional<Work> claimAhead(Agenda agenda) {
    return target < rule.max() ? claim(agenda, rule.next(target)) : Optional.empty();
  }

  private Optional<Work> claim(Agenda agenda, int limit) {
    for (CellWork cell : cells) {
      Optional<Work> work = cell.claim(agenda, store, limit);
      if (work.isPresent()) {
        return work;
      }
    }
    return Optional.empty();
  }

  /** Takes in a run that is stored already. */
  void reuse(CellWork cell, int replication, Outcome outcome) {
    tally.reused();
    StoredRun run =
        needed.isEmpty()
            ? new StoredRun(outcome, "", List.of(), Map.of())
            : store.find(cell.key(), replication).orElseThrow();
    present(cell, replication, run);
  }

  /** Takes in a run. */
  void present(CellWork cell, int replication, StoredRun run) {
    if (replication < target) {
      count(run);
    }
    if (!needed.isEmpty()) {
      List<Optional<StoredRun>> runs = window.get(cell.strategy());
      while (runs.size() <= replication - decided) {
        runs.add(Optional.empty());
      }
      runs.set(replication - decided, Optional.of(reduced(run)));
    }
  }

  private void count(StoredRun run) {
    missing--;
    tally.needed(run.outcome());
  }

  private StoredRun reduced(StoredRun run) {
    List<MetricValue> values =
        run.values().stream().filter(value -> needed.contains(value.metric())).toList();
    return new StoredRun(run.outcome(), "", values, Map.of());
  }

  /** True if every run that the next decision needs is there. */
  boolean isComplete() {
    return missing == 0;
  }

  /**
   * Decides. Only if {@link #isComplete}.
   *
   * @return true if the point needs no more runs
   */
  boolean decide() {
    if (needed.isEmpty()) {
      return true;
    }
    for (int i = 0; i < target - decided; i++) {
      int replication = i;
      precision.add(window.stream().map(runs -> runs.get(replication).orElseThrow()).toList());
    }
    window.forEach(runs -> runs.subList(0, target - decided).clear());
    decided = target;
    if (target == rule.max() || precision.reached()) {
      return true;
    }
    target = rule.next(target);
    missing = (long) (target - decided) * cells.size();
    window.forEach(runs -> runs.stream().flatMap(Optional::stream).forEach(this::count));
    cells.forEach(cell -> tally.announce(cell.key(), target));
    return false;
  }

  /** Announces the runs that the first decision needs. */
  void announce() {
    cells.forEach(cell -> tally.announce(cell.key(), target));
  }
}
