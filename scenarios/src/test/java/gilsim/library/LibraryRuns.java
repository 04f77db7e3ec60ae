package gilsim.library;

import gilsim.experiment.Outcome;
import gilsim.experiment.Replication;
import gilsim.experiment.ReplicationResult;
import gilsim.fixture.Scenarios;
import gilsim.metric.MetricValue;
import gilsim.store.ObservedReader;
import gilsim.store.ObservedRow;
import gilsim.sweep.Cell;
import gilsim.sweep.Plan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The mean metrics of every cell of a library scenario, over the replications that the scenario
 * fixes (or its least number, where a precision decides).
 */
final class LibraryRuns {
  private static final Path FOLDER = Path.of("library");

  private final Plan plan;
  private final List<Map<String, Double>> means;
  private final Map<String, String> units = new HashMap<>(Map.of("speedup", "1"));

  private LibraryRuns(Plan plan, int replications) {
    this.plan = plan;
    this.means = simulate(replications);
  }

  /** All scenarios of the library, by number. */
  static List<Path> files() throws IOException {
    return files(FOLDER);
  }

  /** All scenarios of a folder, by name. */
  static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
  }

  /** Simulates a scenario of the library, named without its ending. */
  static LibraryRuns of(String name) {
    return of(Scenarios.planFile(FOLDER.resolve(name + ".yaml")));
  }

  /** The same with another number of replications. */
  static LibraryRuns of(String name, int replications) {
    Plan plan = Scenarios.planFile(FOLDER.resolve(name + ".yaml"));
    return new LibraryRuns(plan, replications);
  }

  /** Simulates a plan. */
  static LibraryRuns of(Plan plan) {
    return new LibraryRuns(plan, plan.settings().minReplications());
  }

  /** Every replication is independent, so they run in parallel; sums are made in order. */
  private List<Map<String, Double>> simulate(int replications) {
    List<Cell> cells = plan.cells();
    List<ReplicationResult> results =
        IntStream.range(0, cells.size() * replications)
            .parallel()
            .mapToObj(i -> run(plan, cells.get(i / replications), i % replications))
            .toList();
    results.forEach(
        result -> result.values().forEach(value -> units.put(value.metric(), value.unit())));
    List<Map<String, Double>> byCell = new ArrayList<>();
    for (int cell = 0; cell < cells.size(); cell++) {
      byCell.add(mean(results.subList(cell * replications, (cell + 1) * replications)));
    }
    return byCell;
  }

  private static ReplicationResult run(Plan plan, Cell cell, int replication) {
    ReplicationResult result = Replication.run(cell.system(), plan.settings().seed(), replication);
    if (result.outcome() != Outcome.DONE) {
      throw new AssertionError(
          plan.scenario()
              + ", "
              + cell.point().id()
              + ", "
              + cell.strategy()
              + ": "
              + result.message());
    }
    return result;
  }

  /** Means over the replications that have a value. */
  private static Map<String, Double> mean(List<ReplicationResult> results) {
    Map<String, Double> sums = new HashMap<>();
    Map<String, Integer> counts = new HashMap<>();
    for (ReplicationResult result : results) {
      for (MetricValue value : result.values()) {
        sums.merge(value.metric(), value.value(), Double::sum);
        counts.merge(value.metric(), 1, Integer::sum);
      }
    }
    sums.replaceAll((name, sum) -> sum / counts.get(name));
    return sums;
  }

  /** The plan that was run. */
  Plan plan() {
    return plan;
  }

  /**
   * A mean.
   *
   * @param strategy the strategy's label
   * @param metric the metric's name; {@code speedup} is computed from makespans
   * @param point printed value of every sweep axis, in order
   */
  double mean(String strategy, String metric, String... point) {
    Cell cell =
        plan.cells().stream()
            .filter(c -> c.strategy().equals(strategy) && c.point().values().equals(List.of(point)))
            .findFirst()
            .orElseThrow(() -> new AssertionError("no cell " + strategy + " " + List.of(point)));
    if (metric.equals("speedup")) {
      String baseline = plan.settings().baseline().orElseThrow();
      return mean(baseline, "makespan", point) / mean(strategy, "makespan", point);
    }
    Double mean = means.get(cell.index()).get(metric);
    if (mean == null) {
      throw new AssertionError(strategy + " has no " + metric + " at " + List.of(point));
    }
    return mean;
  }

  /** The published results of the scenario beside the predictions. */
  List<Comparison> comparisons() throws IOException {
    List<Comparison> comparisons = new ArrayList<>();
    for (Path file : plan.observed()) {
      for (ObservedRow row : ObservedReader.read(file, plan.scenario(), plan.axes())) {
        if (!row.unit().equals(units.get(row.metric()))) {
          throw new AssertionError(
              file + ": the unit of " + row + " is " + units.get(row.metric()));
        }
        double predicted = mean(row.strategy(), row.metric(), row.axes().toArray(String[]::new));
        comparisons.add(new Comparison(row, predicted));
      }
    }
    return comparisons;
  }
}
