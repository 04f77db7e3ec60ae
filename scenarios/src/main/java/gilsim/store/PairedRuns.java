package gilsim.store;

import gilsim.experiment.Outcome;
import gilsim.form.MapNode;
import gilsim.form.Position;
import gilsim.metric.Metric;
import gilsim.metric.MetricValue;
import gilsim.scenario.PredictionErrors;
import gilsim.scenario.YamlSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds the single runs of all cells that were both simulated and measured. */
final class PairedRuns {
  private record Column(String unit, List<Double> values) {}

  private final RunStore store;
  private final PlanFacts simulated;
  private final PlanFacts measured;
  private final MapNode resolved;
  private final PredictionErrors errors;

  PairedRuns(RunStore store, PlanFacts simulated, PlanFacts measured) {
    this.store = store;
    this.simulated = simulated;
    this.measured = measured;
    this.resolved =
        YamlSource.parse(simulated.resolved(), simulated.scenario()) instanceof MapNode map
            ? map
            : MapNode.empty(Position.of(simulated.scenario()));
    this.errors = PredictionErrors.of(resolved).but(simulated.errors());
  }

  /**
   * All of them, in the order of the simulated plan.
   *
   * @param simulatedCells how the simulated cells ended, in the plan's order
   * @param measuredCells the same of the measured ones
   */
  List<SingleRuns> list(List<CellOutcome> simulatedCells, List<CellOutcome> measuredCells) {
    List<SingleRuns> all = new ArrayList<>();
    for (int i = 0; i < simulatedCells.size(); i++) {
      CellOutcome here = simulatedCells.get(i);
      for (int j = 0; j < measuredCells.size(); j++) {
        if (same(i, j)) {
          pair(
              i,
              columns(simulated.cells().get(i), here.replications()),
              columns(measured.cells().get(j), measuredCells.get(j).replications()),
              all);
        }
      }
    }
    return List.copyOf(all);
  }

  private boolean same(int mine, int other) {
    return strategy(simulated, mine).equals(strategy(measured, other))
        && values(simulated, mine).equals(values(measured, other));
  }

  private static String strategy(PlanFacts plan, int cell) {
    return plan.strategies().get(cell % plan.strategies().size());
  }

  private static List<String> values(PlanFacts plan, int cell) {
    return plan.points().get(cell / plan.strategies().size()).values();
  }

  private double error(String strategy) {
    return resolved
        .get("strategies")
        .filter(MapNode.class::isInstance)
        .flatMap(all -> ((MapNode) all).get(strategy))
        .map(errors::of)
        .orElse(0.0);
  }

  private Map<String, Column> columns(CellFacts cell, int replications) {
    Map<String, Column> columns = new LinkedHashMap<>();
    for (int i = 0; i < replications; i++) {
      store
          .find(cell.runKey(), i)
          .filter(run -> run.outcome() == Outcome.DONE)
          .ifPresent(run -> run.values().forEach(value -> add(columns, value)));
    }
    return columns;
  }

  private static void add(Map<String, Column> columns, MetricValue value) {
    if (!Metric.ofTheHost(value.metric())) {
      columns
          .computeIfAbsent(value.metric(), name -> new Column(value.unit(), new ArrayList<>()))
          .values()
          .add(value.value());
    }
  }

  private void pair(
      int cell,
      Map<String, Column> predicted,
      Map<String, Column> observed,
      List<SingleRuns> into) {
    predicted.forEach(
        (metric, column) -> {
          Column other = observed.get(metric);
          if (other != null) {
            into.add(
                new SingleRuns(
                    simulated.points().get(cell / simulated.strategies().size()).id(),
                    values(simulated, cell),
                    strategy(simulated, cell),
                    metric,
                    column.unit(),
                    column.values(),
                    other.values(),
                    error(strategy(simulated, cell))));
          }
        });
  }
}
