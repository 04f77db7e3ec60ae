package gilsim.measure;

import gilsim.fixture.Scenarios;
import gilsim.store.Results;
import gilsim.store.RunStore;
import gilsim.store.StoredResults;
import gilsim.store.StoredRun;
import gilsim.store.SummaryRow;
import gilsim.sweep.Plan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs scenarios for real, once, and reads what was stored. */
final class RealRuns {
  private final Path folder;
  private final Python python;
  private final List<String> notes = new ArrayList<>();
  private final List<String> remarks = new ArrayList<>();
  private final Map<String, StoredRun> stored = new LinkedHashMap<>();

  RealRuns(Path folder, Python python) {
    this.folder = folder;
    this.python = python;
  }

  /** Head of a scenario on one or more cores without costs, until all is done. */
  static String head(int cores) {
    return """
    gilsim: 1
    name: tried
    machine: {cores: %d, os: {costs: none}}
    interpreter: cpython-3.11
    run: {until: done, replications: 1, seed: 7}
    """
        .formatted(cores);
  }

  Results of(String text) {
    Plan plan = Scenarios.plan(folder, text);
    MeasureListener listener =
        new MeasureListener() {
          @Override
          public void note(String message) {
            notes.add(message);
          }
        };
    MeasureOptions options = new MeasureOptions(1, Optional.empty(), false);
    try (RunStore store = RunStore.open(folder.resolve("out"))) {
      MeasurePlan measured = new MeasurePlan(plan, python, 1, Optional.of(store));
      remarks.addAll(measured.remarks());
      new Measurement(python, store, options, listener, new SteadyTime(400)).run(List.of(measured));
      for (MeasuredCell cell : measured.cells()) {
        String strategy = cell.name().substring(cell.name().indexOf(", ") + 2);
        stored.put(strategy, store.find(cell.key(), 0).orElseThrow());
      }
      return StoredResults.of(store).get(0);
    }
  }

  /** The runs by strategy. */
  Map<String, StoredRun> stored() {
    return stored;
  }

  /** What was said of cells that were not measured. */
  List<String> remarks() {
    return remarks;
  }

  /** What was said while measuring. */
  List<String> notes() {
    return notes;
  }

  static double value(Results results, String strategy, String metric) {
    return find(results, strategy, metric)
        .orElseThrow(() -> new AssertionError("no " + metric + ": " + results.failures()));
  }

  static Optional<Double> find(Results results, String strategy, String metric) {
    return results.summary().stream()
        .filter(row -> row.strategy().equals(strategy) && row.metric().equals(metric))
        .map(SummaryRow::mean)
        .findFirst();
  }
}
