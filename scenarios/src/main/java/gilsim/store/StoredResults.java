package gilsim.store;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** What a store holds, scenario by scenario, for tables, plots and reports. */
public final class StoredResults {
  private final RunStore store;
  private final PlanFacts plan;
  private final List<SummaryRow> summary = new ArrayList<>();
  private final List<CellOutcome> cells = new ArrayList<>();
  private final Map<String, Map<String, Map<String, Histogram>>> latencies = new LinkedHashMap<>();
  private final Notes failures = new Notes();
  private final Notes warnings = new Notes();

  private StoredResults(RunStore store, PlanFacts plan) {
    this.store = store;
    this.plan = plan;
  }

  /** The results of every scenario in the store, in the order of their names. */
  public static List<Results> of(RunStore store) {
    return store.plans().stream().map(plan -> new StoredResults(store, plan).results()).toList();
  }

  private Results results() {
    store.damages().forEach(warnings::add);
    Map<String, List<String>> points = new LinkedHashMap<>();
    for (int i = 0; i < plan.points().size(); i++) {
      PointFacts point = plan.points().get(i);
      points.put(point.id(), point.values());
      add(point.id(), new PointSummary(store, plan, i, failures));
    }
    return new Results(
        plan.scenario(),
        plan.description(),
        plan.resolved(),
        plan.axes(),
        points,
        plan.strategies(),
        plan.baseline(),
        plan.untilDone(),
        plan.confidence(),
        List.copyOf(summary),
        List.copyOf(cells),
        latencies,
        plan.observed(),
        failures.toList(),
        warnings.toList(),
        new Manifest(store).facts(plan, cells));
  }

  private void add(String id, PointSummary point) {
    cells.addAll(point.outcomes(warnings));
    Map<String, Map<String, Histogram>> there = new LinkedHashMap<>();
    for (int i = 0; i < plan.strategies().size(); i++) {
      CellSummary cell = point.cells().get(i);
      summary.addAll(cell.rows());
      if (!cell.latencies().isEmpty()) {
        there.put(plan.strategies().get(i), cell.latencies());
      }
    }
    latencies.put(id, there);
  }
}
