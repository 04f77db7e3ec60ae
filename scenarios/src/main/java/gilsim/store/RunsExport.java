package gilsim.store;

import gilsim.metric.MetricValue;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * {@code runs.csv}: a line for each run and metric, of exactly the runs that the summary is made
 * of. A run without any value, because it failed, has one line with an empty metric. Runs are read
 * one after another, however many there are.
 */
final class RunsExport {
  private final RunStore store;
  private final List<Results> results;
  private final AxisColumns axes;
  private final CsvWriter csv;

  RunsExport(RunStore store, List<Results> results, OutputStream out) {
    this.store = store;
    this.results = results;
    this.axes = AxisColumns.of(results);
    this.csv = new CsvWriter(out);
  }

  void write() throws IOException {
    csv.texts(List.of("scenario", "point", "strategy"))
        .texts(axes.names())
        .texts(List.of("replication", "metric", "unit", "value", "source", "status"))
        .endLine();
    Map<String, PlanFacts> plans =
        store.plans().stream().collect(Collectors.toMap(PlanFacts::scenario, Function.identity()));
    Map<String, PlanFacts> measured =
        store.measured().stream()
            .map(MeasuredFacts::plan)
            .collect(Collectors.toMap(PlanFacts::scenario, Function.identity()));
    for (Results one : results) {
      if (plans.containsKey(one.scenario())) {
        write(plans.get(one.scenario()), one.cells(), "simulated");
      }
      if (measured.containsKey(one.scenario())) {
        PlanFacts plan = measured.get(one.scenario());
        write(plan, MeasuredResults.cells(store, plan), "measured");
      }
    }
  }

  private void write(PlanFacts plan, List<CellOutcome> cells, String source) throws IOException {
    PairedMetrics paired = new PairedMetrics(plan);
    int strategies = plan.strategies().size();
    for (int i = 0; i < cells.size(); i++) {
      int point = i / strategies;
      CellFacts cell = plan.cells().get(i);
      List<String> values = axes.values(plan.axes(), plan.points().get(point).values());
      for (int replication = 0; replication < cells.get(i).replications(); replication++) {
        int number = replication;
        StoredRun stored = store.find(cell.runKey(), replication).orElseThrow();
        Optional<StoredRun> baseline =
            plan.baselineStrategy().flatMap(b -> store.find(plan.cell(point, b).runKey(), number));
        StoredRun run = paired.with(cell, stored, baseline);
        if (run.values().isEmpty()) {
          begin(plan, cells.get(i), values, replication).text("").text("").text("");
          end(run, source);
        }
        for (MetricValue value : run.values()) {
          begin(plan, cells.get(i), values, replication)
              .text(value.metric())
              .text(value.unit())
              .number(value.value());
          end(run, source);
        }
      }
    }
  }

  private CsvWriter begin(PlanFacts plan, CellOutcome cell, List<String> values, int replication) {
    return csv.text(plan.scenario())
        .text(cell.point())
        .text(cell.strategy())
        .texts(values)
        .number(replication);
  }

  private void end(StoredRun run, String source) throws IOException {
    csv.text(source).text(run.status()).endLine();
  }
}
