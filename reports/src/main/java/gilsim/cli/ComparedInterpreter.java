package gilsim.cli;

import gilsim.batch.BatchOptions;
import gilsim.batch.BatchOutcome;
import gilsim.calibration.CheckResults;
import gilsim.comparison.ResultFolder;
import gilsim.measure.HostConditions;
import gilsim.measure.MeasureOptions;
import gilsim.measure.MeasureOutcome;
import gilsim.measure.MeasurePlan;
import gilsim.measure.MeasureTask;
import gilsim.measure.Python;
import gilsim.scenario.PredictionErrors;
import gilsim.store.CellFacts;
import gilsim.store.Results;
import gilsim.store.RunStore;
import gilsim.store.StoredResults;
import gilsim.sweep.Plan;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What {@code compare} does with one interpreter: predict, measure, write, in its own folder. */
final class ComparedInterpreter implements AutoCloseable {
  private final Terminal terminal;
  private final OutputOptions output;
  private final Python python;
  private List<Plan> plans;
  private final RunStore store;
  private final PlanRunner runner;
  private final Path folder;
  private final Optional<ComparedChecks> checks;
  private Optional<BatchOutcome> simulated = Optional.empty();
  private Optional<MeasureOutcome> measured = Optional.empty();
  private List<MeasurePlan> asked = List.of();
  private int notDone;

  private ComparedInterpreter(
      Terminal terminal,
      OutputOptions output,
      Python python,
      List<Plan> plans,
      RunStore store,
      Path folder,
      Optional<ComparedChecks> checks) {
    this.terminal = terminal;
    this.output = output;
    this.python = python;
    this.plans = plans;
    this.store = store;
    this.folder = folder;
    this.checks = checks;
    this.runner = new PlanRunner(terminal, output, store, folder);
  }

  /**
   * Opens its folder.
   *
   * @param plans with its profile in place of the scenarios' own
   * @param checks opens the check programs that take turns with them; empty: none do
   */
  static ComparedInterpreter open(
      Terminal terminal,
      OutputOptions output,
      Python python,
      List<Plan> plans,
      Path folder,
      Optional<Function<Path, ComparedChecks>> checks) {
    RunStore store = RunStore.open(folder);
    try {
      return new ComparedInterpreter(
          terminal, output, python, plans, store, folder, checks.map(open -> open.apply(folder)));
    } catch (RuntimeException e) {
      store.close();
      throw e;
    }
  }

  /** Simulates; whether it came to its end. */
  boolean simulate(BatchOptions options) {
    BatchOutcome outcome = runner.simulate(plans, options);
    simulated = Optional.of(outcome);
    return !outcome.interrupted();
  }

  /**
   * Measures what is missing; whether it came to its end.
   *
   * @param rounds repetitions in all, of which these may be the first
   */
  boolean measure(MeasureOptions options, int rounds) {
    List<MeasurePlan> wanted =
        plans.stream()
            .map(
                one ->
                    new MeasurePlan(
                        one, python, options.repetitions(), options.disks(), Optional.of(store)))
            .toList();
    List<MeasureTask> others =
        checks.map(programs -> programs.tasks(options.repetitions())).orElse(List.of());
    MeasureOutcome outcome =
        runner.measure(wanted, others, python, options.forComparison(), rounds);
    asked = wanted;
    measured = Optional.of(outcome);
    notDone += outcome.notDone();
    return !outcome.interrupted();
  }

  /** Simulates once more, on the processors as they were beside the real runs. */
  boolean simulateBeside(BatchOptions options) {
    HostConditions conditions = new HostConditions(store, asked, CompareCommand.SIMULATED_RUNS);
    plans = asked.stream().map(conditions::of).toList();
    return checks.map(programs -> judge(programs, options)).orElse(true) && simulate(options);
  }

  /** How wide bands must be; whether it came to its end. */
  private boolean judge(ComparedChecks programs, BatchOptions options) {
    List<Plan> beside = programs.beside();
    PlanRunner own =
        new PlanRunner(terminal, output, programs.store(), folder.resolve(ComparedChecks.FOLDER));
    if (own.simulate(beside, options).interrupted()) {
      return false;
    }
    CheckResults results = programs.results(beside);
    OutputWriter writer = new OutputWriter(terminal, output);
    results.cells().forEach(cell -> writer.tell(cell.toString()));
    PredictionErrors errors = results.errors();
    String sentence = ComparedChecks.sentence(errors);
    writer.tell(sentence);
    plans =
        plans.stream()
            .map(plan -> plan.offBy(errors).described(plan.description() + " " + sentence))
            .toList();
    return true;
  }

  /** Stored measured runs do not count any more. */
  void forgetMeasured() {
    forgetMeasured(store);
    checks.map(ComparedChecks::store).ifPresent(ComparedInterpreter::forgetMeasured);
  }

  private static void forgetMeasured(RunStore store) {
    store.measured().stream()
        .flatMap(facts -> facts.plan().cells().stream())
        .map(CellFacts::runKey)
        .forEach(store::forget);
  }

  /** Says whose turn it is. */
  void announce(int round, int rounds) {
    new OutputWriter(terminal, output)
        .tell("round " + round + " of " + rounds + ", " + python.facts().profileName());
  }

  /** What is stored of the plans, under the interpreter's name. */
  ResultFolder results() {
    return new ResultFolder(python.facts().profileName(), runner.of(plans));
  }

  /** All that its folder holds. */
  ResultFolder stored() {
    return new ResultFolder(python.facts().profileName(), StoredResults.of(store));
  }

  /** Prints and writes what is stored; returns what is stored of the plans. */
  List<Results> write(boolean interrupted) {
    return runner.write(plans, interrupted);
  }

  /** Writes without printing. */
  void save(boolean interrupted) {
    runner.save(interrupted);
  }

  /** Says which runs are missing; {@link ExitCode#DONE} if none is. */
  ExitCode check() {
    ExitCode code =
        simulated.map(outcome -> runner.check(outcome, runner.of(plans))).orElse(ExitCode.DONE);
    ExitCode second =
        measured
            .map(last -> new MeasureOutcome(last.done(), last.reused(), notDone, false))
            .map(runner::check)
            .orElse(ExitCode.DONE);
    if (measured.isPresent()) {
      second = runner.measurable(asked, python).orElse(second);
    }
    return code == ExitCode.DONE ? second : code;
  }

  /** What the command ends with. */
  ExitCode end(boolean interrupted, ExitCode done) {
    return runner.end(interrupted, done);
  }

  @Override
  public void close() {
    store.close();
    checks.ifPresent(ComparedChecks::close);
  }
}
