package gilsim.store;

import gilsim.form.Position;
import gilsim.form.Problem;
import gilsim.scenario.PredictionErrors;
import gilsim.scenario.RunSettings;
import gilsim.scenario.ScenarioException;
import gilsim.scenario.StrategyFamily;
import gilsim.statistics.StoppingRule;
import gilsim.sweep.Plan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the store remembers of a plan: enough to build results, tables and reports without the
 * scenario's files.
 *
 * @param scenario its name
 * @param description its description; may be empty
 * @param resolved the resolved scenario as YAML
 * @param axes names of the sweep axes
 * @param points all points, in order
 * @param strategies labels, in order
 * @param cells points × strategies, points in the outer loop
 * @param untilDone whether the runs last until all work is done
 * @param automaticWarmUp whether the warm-up is detected
 * @param warmUp what of the begin of a run does not count, seconds, if it is not detected
 * @param minReplications of every cell
 * @param maxReplications of every cell; equal to the minimum for a fixed number
 * @param precise metrics that must reach the wanted precision; empty for a fixed number
 * @param relative wanted half-width / mean; 0 for a fixed number
 * @param confidence level of all intervals
 * @param seed base seed
 * @param baseline label of the baseline; empty if there is none
 * @param revision of the model that simulates
 * @param observed results from elsewhere
 * @param errors how far predictions are off, found along with the real runs; of kinds that are not
 *     there, what the profile of the resolved scenario says
 */
public record PlanFacts(
    String scenario,
    String description,
    String resolved,
    List<String> axes,
    List<PointFacts> points,
    List<String> strategies,
    List<CellFacts> cells,
    boolean untilDone,
    boolean automaticWarmUp,
    double warmUp,
    int minReplications,
    int maxReplications,
    List<String> precise,
    double relative,
    double confidence,
    long seed,
    String baseline,
    String revision,
    List<ObservedRow> observed,
    Map<StrategyFamily, Double> errors) {

  /** Copies the errors, which stores of older versions lack. */
  public PlanFacts {
    errors = errors == null ? Map.of() : Map.copyOf(errors);
  }

  /**
   * The facts of a plan; reads the files of observed results.
   *
   * @param revision of the model, {@link gilsim.experiment.ModelRevision}
   * @throws ScenarioException if a file of observed results is wrong
   */
  public static PlanFacts of(Plan plan, String revision) {
    RunSettings run = plan.settings();
    List<CellFacts> cells = new ArrayList<>();
    plan.cells()
        .forEach(
            cell ->
                cells.add(
                    new CellFacts(
                        RunKey.of(cell, run.seed(), revision).toString(),
                        cell.workers(),
                        cell.system().machine().hardwareThreads())));
    return new PlanFacts(
        plan.scenario(),
        plan.description(),
        plan.resolved(),
        plan.axes(),
        plan.points().stream().map(p -> new PointFacts(p.id(), p.values())).toList(),
        plan.strategies(),
        List.copyOf(cells),
        run.horizon().isEmpty(),
        run.warmUp().automatic(),
        run.warmUp().duration() / 1e9,
        run.minReplications(),
        run.maxReplications(),
        precise(run),
        run.precision().map(RunSettings.Precision::relative).orElse(0.0),
        run.confidence(),
        run.seed(),
        run.baseline().orElse(""),
        revision,
        observed(plan),
        plan.errors().map(PredictionErrors::shares).orElse(Map.of()));
  }

  private static List<String> precise(RunSettings run) {
    return run.precision()
        .map(wanted -> wanted.metrics().isEmpty() ? List.of(run.defaultMetric()) : wanted.metrics())
        .orElse(List.of());
  }

  /**
   * Reads the files of observed results that a plan names.
   *
   * @throws ScenarioException with everything that is wrong in them
   */
  public static List<ObservedRow> observed(Plan plan) {
    List<ObservedRow> rows = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    for (Path file : plan.observed()) {
      try {
        rows.addAll(ObservedReader.read(file, plan.scenario(), plan.axes()));
      } catch (IllegalArgumentException e) {
        // The message begins with the file, and the line if it is about one.
        int end = e.getMessage().indexOf(": ", file.toString().length());
        problems.add(
            Problem.at(
                Position.of(e.getMessage().substring(0, end)),
                "",
                "",
                e.getMessage().substring(end + 2)));
      } catch (IOException e) {
        problems.add(
            Problem.at(
                Position.of(file.toString()), "", "", "cannot be read: " + FileFailure.reason(e)));
      }
    }
    if (!problems.isEmpty()) {
      throw new ScenarioException(problems);
    }
    return List.copyOf(rows);
  }

  /** When there are enough replications. */
  public StoppingRule stopping() {
    return precise.isEmpty()
        ? StoppingRule.fixed(maxReplications)
        : new StoppingRule(minReplications, maxReplications, relative, confidence);
  }

  /** The cell of a strategy at a point. */
  public CellFacts cell(int point, int strategy) {
    return cells.get(point * strategies.size() + strategy);
  }

  /** Index of the baseline among the strategies. */
  public Optional<Integer> baselineStrategy() {
    int index = strategies.indexOf(baseline);
    return index < 0 ? Optional.empty() : Optional.of(index);
  }

  /** The metric that speed-ups compare. */
  public String mainMetric() {
    return untilDone ? "makespan" : "throughput";
  }
}
