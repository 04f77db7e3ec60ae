package gilsim.cli;

import gilsim.batch.Batch;
import gilsim.batch.BatchOptions;
import gilsim.batch.BatchOutcome;
import gilsim.measure.MeasureOptions;
import gilsim.measure.MeasureOutcome;
import gilsim.measure.MeasurePlan;
import gilsim.measure.MeasureTask;
import gilsim.measure.Measurement;
import gilsim.measure.Python;
import gilsim.measure.SteadyTime;
import gilsim.store.CellFacts;
import gilsim.store.Results;
import gilsim.store.RunKey;
import gilsim.store.RunStore;
import gilsim.store.StoredResults;
import gilsim.sweep.Cell;
import gilsim.sweep.Plan;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Runs plans into a folder, with progress and until Ctrl-C, and writes what came out. */
final class PlanRunner {
  private static final String STOPPING = "stopping; once more leaves at once";

  private final Terminal terminal;
  private final OutputOptions output;
  private final RunStore store;
  private final Path folder;
  private Optional<SteadyTime> steadyTime = Optional.empty();
  private final Set<String> said = new HashSet<>();

  PlanRunner(Terminal terminal, OutputOptions output, RunStore store, Path folder) {
    this.terminal = terminal;
    this.output = output;
    this.store = store;
    this.folder = folder;
  }

  /** Simulates. */
  BatchOutcome simulate(List<Plan> plans, BatchOptions options) {
    plans.forEach(this::sayWhatItReplaces);
    boolean mayGrow = plans.stream().anyMatch(one -> one.settings().precision().isPresent());
    try (Progress progress = Progress.begin(terminal, output.quiet(), mayGrow)) {
      Batch batch = new Batch(store, options, progress);
      terminal
          .interrupts()
          .onSignal(
              () -> {
                progress.say(STOPPING);
                batch.interrupt();
              });
      BatchOutcome outcome = batch.run(plans);
      if (outcome.reused() > 0) {
        progress.say(outcome.reused() + " stored runs are used again");
      }
      return outcome;
    }
  }

  /** Names tell scenarios apart in a folder, so that one may take the place of another. */
  private void sayWhatItReplaces(Plan plan) {
    boolean other =
        store.plans().stream()
            .filter(known -> known.scenario().equals(plan.scenario()))
            .filter(known -> !known.resolved().equals(plan.resolved()))
            .anyMatch(known -> !holdsAll(plan, known.revision(), known.cells()));
    if (other) {
      new OutputWriter(terminal, output)
          .tell(
              folder
                  + " holds results of another "
                  + plan.scenario()
                  + " (its scenario, or what was set, differs); its report, tables and plots are"
                  + " replaced. To keep both, name another folder with -o");
    }
  }

  /** Whether a plan keeps all known cells: with more replications, points or strategies it does. */
  private static boolean holdsAll(Plan plan, String revision, List<CellFacts> known) {
    Set<RunKey> keys = new HashSet<>();
    for (Cell cell : plan.cells()) {
      keys.add(RunKey.of(cell, plan.settings().seed(), revision));
    }
    return known.stream().allMatch(cell -> keys.contains(cell.runKey()));
  }

  /** Runs for real. */
  MeasureOutcome measure(List<MeasurePlan> plans, Python python, MeasureOptions options) {
    return measure(plans, List.of(), python, options, options.repetitions());
  }

  /**
   * The same with others spread between them.
   *
   * @param others whose runs are kept elsewhere
   * @param rounds repetitions in all, of which these may be the first
   */
  MeasureOutcome measure(
      List<MeasurePlan> plans,
      List<MeasureTask> others,
      Python python,
      MeasureOptions options,
      int rounds) {
    try (MeasureProgress progress = MeasureProgress.begin(terminal, output.quiet(), said)) {
      plans.forEach(
          one -> one.remarks().forEach(remark -> progress.note(one.scenario() + ": " + remark)));
      List<MeasureTask> tasks = MeasureTask.spread(MeasureTask.of(plans, store), others);
      Measurement measurement =
          new Measurement(python, store, options, progress, steadyTime(tasks, rounds));
      terminal
          .interrupts()
          .onSignal(
              () -> {
                progress.note(STOPPING);
                measurement.interrupt();
              });
      return measurement.runAll(tasks);
    }
  }

  /** One for all rounds. */
  private SteadyTime steadyTime(List<MeasureTask> tasks, int rounds) {
    double planned = tasks.stream().mapToDouble(one -> one.plan().seconds()).sum();
    SteadyTime time = steadyTime.orElseGet(() -> SteadyTime.beside(rounds * planned));
    steadyTime = Optional.of(time);
    return time;
  }

  /**
   * Prints the tables of the plans and writes all that the folder holds.
   *
   * @param interrupted somebody waits: without what takes longest
   * @return the results of the plans
   */
  List<Results> write(List<Plan> plans, boolean interrupted) {
    leaveOnSignal();
    List<Results> wanted = of(plans);
    OutputWriter writer = new OutputWriter(terminal, output);
    writer.tables(wanted);
    writer.warnings(wanted);
    save(interrupted);
    return wanted;
  }

  /** The results of plans. */
  List<Results> of(List<Plan> plans) {
    List<Results> all = StoredResults.of(store);
    return plans.stream()
        .flatMap(one -> all.stream().filter(r -> r.scenario().equals(one.scenario())))
        .toList();
  }

  /**
   * Writes all that the folder holds.
   *
   * @param interrupted somebody waits: without what takes longest
   */
  void save(boolean interrupted) {
    leaveOnSignal();
    OutputWriter writer = new OutputWriter(terminal, output);
    List<Results> all = StoredResults.of(store);
    if (interrupted) {
      writer.textData(store, all, folder);
    } else {
      writer.data(store, all, folder);
    }
    writer.report(all, folder);
  }

  private void leaveOnSignal() {
    terminal
        .interrupts()
        .leaveOnSignal(
            () ->
                terminal.say(
                    "gilsim: interrupted while writing; every run is stored: gilsim report "
                        + folder));
  }

  /**
   * What a command ends with.
   *
   * @param done its code if it was not interrupted
   */
  ExitCode end(boolean interrupted, ExitCode done) {
    if (interrupted) {
      terminal.say(
          "gilsim: interrupted; what finished is stored, the same command continues. runs.parquet,"
              + " which takes longest, is left out; gilsim report "
              + folder
              + " writes it");
      return ExitCode.INTERRUPTED;
    }
    return done;
  }

  /** Says if no cell of any plan can be measured here, and with which code that ends. */
  Optional<ExitCode> measurable(List<MeasurePlan> plans, Python python) {
    if (plans.stream().anyMatch(one -> one.size() > 0)) {
      return Optional.empty();
    }
    terminal.say(
        "gilsim: nothing was measured: no cell can be run here with "
            + python
            + "; the reasons stand above");
    return Optional.of(ExitCode.ENVIRONMENT);
  }

  /** Says how many measured runs are missing; {@link ExitCode#DONE} if none is. */
  ExitCode check(MeasureOutcome measured) {
    if (measured.notDone() == 0) {
      return ExitCode.DONE;
    }
    terminal.say("gilsim: " + measured.notDone() + " runs were not done; the table says why");
    return ExitCode.RUNS_FAILED;
  }

  /** Says which simulated runs are missing; {@link ExitCode#DONE} if none is. */
  ExitCode check(BatchOutcome simulated, List<Results> results) {
    new FailureSummary(terminal).say(simulated, results);
    return simulated.failed() + simulated.unfinished() > 0 ? ExitCode.RUNS_FAILED : ExitCode.DONE;
  }
}
