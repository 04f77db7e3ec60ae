package gilsim.store;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/** What a store holds, scenario by scenario, for tables, plots and reports. */
public final class StoredResults {
  private static final String SIMULATED = "simulated";
  private static final String MEASURED = "measured";

  private final RunStore store;
  private final PlanFacts plan;
  private final String source;
  private final List<SummaryRow> summary = new ArrayList<>();
  private final List<PairedDifference> differences = new ArrayList<>();
  private final List<CellOutcome> cells = new ArrayList<>();
  private final List<Shortfall> shortfalls = new ArrayList<>();
  private final Map<String, Map<String, Map<String, Histogram>>> latencies = new LinkedHashMap<>();
  private final Notes failures = new Notes();
  private final Notes warnings = new Notes();

  private StoredResults(RunStore store, PlanFacts plan, String source) {
    this.store = store;
    this.plan = plan;
    this.source = source;
  }

  /**
   * The results of every scenario in the store, in the order of their names. Measured ones stand
   * beside the simulated ones of the same scenario, or alone where nothing was simulated.
   */
  public static List<Results> of(RunStore store) {
    Map<String, Results> all = new TreeMap<>();
    Map<String, PlanFacts> plans = new TreeMap<>();
    for (PlanFacts plan : store.plans()) {
      plans.put(plan.scenario(), plan);
      all.put(plan.scenario(), new StoredResults(store, plan, SIMULATED).results());
    }
    for (MeasuredFacts facts : store.measured()) {
      Results measured = new StoredResults(store, facts.plan(), MEASURED).results();
      all.merge(
          facts.plan().scenario(),
          new MeasuredResults(facts).alone(measured),
          (simulated, alone) ->
              new MeasuredResults(facts)
                  .beside(
                      simulated,
                      measured,
                      new PairedRuns(store, plans.get(simulated.scenario()), facts.plan())
                          .list(simulated.cells(), measured.cells())));
    }
    return List.copyOf(all.values());
  }

  private Results results() {
    store.damages().forEach(warnings::add);
    Map<String, List<String>> points = new LinkedHashMap<>();
    for (int i = 0; i < plan.points().size(); i++) {
      PointFacts point = plan.points().get(i);
      points.put(point.id(), point.values());
      add(point.id(), new PointSummary(store, plan, i, source, failures));
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
        List.copyOf(differences),
        List.copyOf(cells),
        latencies,
        plan.observed(),
        List.of(),
        failures.toList(),
        List.copyOf(shortfalls),
        warnings.toList(),
        new Manifest(store).facts(plan, cells));
  }

  private void add(String id, PointSummary point) {
    cells.addAll(point.outcomes(warnings));
    if (source.equals(SIMULATED)) {
      differences.addAll(point.differences());
    }
    Map<String, Map<String, Histogram>> there = new LinkedHashMap<>();
    for (int i = 0; i < plan.strategies().size(); i++) {
      CellSummary cell = point.cells().get(i);
      summary.addAll(cell.rows());
      cell.shortfall().ifPresent(shortfalls::add);
      if (!cell.latencies().isEmpty()) {
        there.put(plan.strategies().get(i), cell.latencies());
      }
    }
    latencies.put(id, there);
  }
}
