package gilsim.cli;

import gilsim.batch.Batch;
import gilsim.batch.BatchOptions;
import gilsim.batch.BatchOutcome;
import gilsim.comparison.Agreement;
import gilsim.comparison.AgreementText;
import gilsim.measure.MeasureOptions;
import gilsim.measure.MeasureOutcome;
import gilsim.measure.MeasurePlan;
import gilsim.measure.Measurement;
import gilsim.measure.Python;
import gilsim.scenario.StandIns;
import gilsim.store.Results;
import gilsim.store.RunStore;
import gilsim.store.StoredResults;
import gilsim.sweep.Plan;
import gilsim.table.Quantity;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code gilsim compare}: predicts scenarios for this machine and runs them on it. */
@Command(
    name = "compare",
    description = "Predicts scenarios for this machine, runs them for real, and states the error.",
    footer = {
      "",
      "The scenarios' machine and interpreter are replaced by profiles of this machine, calibrated"
          + " first where they are missing. Run again, it continues. Leave the machine alone"
          + " meanwhile."
    })
final class CompareCommand implements Callable<Integer> {
  /** Enough to see where 95 % of single runs fall. */
  private static final int SIMULATED_RUNS = 40;

  private final Terminal terminal;

  @Parameters(
      arity = "1..*",
      paramLabel = "SCENARIO",
      description = "Scenario files; a folder stands for its *.yaml files.")
  private List<Path> scenarios = List.of();

  @Option(
      names = "--python",
      paramLabel = "EXE",
      description = "The interpreter: a path, or a name on PATH; python3 if left out.")
  private String python = "python3";

  @Option(
      names = "--profiles",
      paramLabel = "DIR",
      description = "Folder with the profiles of this machine; profiles if left out.")
  private Path profiles = Path.of("profiles");

  @Option(
      names = {"-o", "--output"},
      paramLabel = "DIR",
      description = "Where the results go; results/NAME of the scenario if left out.")
  private Optional<Path> folder = Optional.empty();

  @Option(
      names = "--repetitions",
      paramLabel = "N",
      description = "Measured runs of every cell; 5 if left out.")
  private Optional<Integer> repetitions = Optional.empty();

  @Option(
      names = "--time-out",
      paramLabel = "SECONDS",
      description =
          "After how long one measured run is stopped; if left out, a minute and ten times its"
              + " estimate.")
  private Optional<Integer> timeOut = Optional.empty();

  @Option(
      names = "--tolerance",
      paramLabel = "PERCENT",
      converter = ShareConverter.class,
      description =
          "Exit code 4 if the mean absolute error of makespan and throughput is larger, e.g. 10%%.")
  private Optional<Double> tolerance = Optional.empty();

  @Option(
      names = "--jobs",
      paramLabel = "N",
      description = "Simulations at the same time; as many as processors if left out.")
  private Optional<Integer> jobs = Optional.empty();

  @Option(names = "--fresh", description = "Simulates and measures stored runs once more.")
  private boolean fresh;

  @Mixin private PlanOptions plan = new PlanOptions();
  @Mixin private ReplicationsOption replications = new ReplicationsOption();
  @Mixin private OutputOptions output = new OutputOptions();
  @Spec private CommandSpec spec;

  CompareCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    atLeastOne("--repetitions", repetitions);
    atLeastOne("--time-out", timeOut);
    atLeastOne("--jobs", jobs);
    PlanReader reader =
        new PlanReader(
            terminal.home(), plan, OptionalInt.of(replications.number().orElse(SIMULATED_RUNS)));
    List<Path> files = ScenarioFiles.expand(scenarios);
    // What is wrong in them is said before minutes of calibration.
    List<Plan> raw = reader.readAll(files);
    Python exe = Python.find(python).require(3, 8, "comparing");
    Path into =
        folder.orElseGet(
            () ->
                OutputFolder.choose(
                    terminal.folder(), scenarios, raw.stream().map(Plan::scenario).toList()));
    HostProfiles host = new HostProfiles(terminal, terminal.folder().resolve(profiles));
    Optional<ExitCode> stopped = host.ensure(exe, output.quiet());
    if (stopped.isPresent()) {
      return stopped.get().number();
    }
    StandIns standIns = host.of(exe);
    List<Plan> plans =
        reader.with(standIns).readAll(files).stream().map(one -> described(one, standIns)).toList();
    try (RunStore store = RunStore.open(into)) {
      return compare(store, plans, exe, into).number();
    } finally {
      terminal.interrupts().clear();
    }
  }

  private void atLeastOne(String option, Optional<Integer> value) {
    if (value.isPresent() && value.get() < 1) {
      throw new ParameterException(
          spec.commandLine(), option + " must be at least 1, not " + value.get());
    }
  }

  private static Plan described(Plan plan, StandIns standIns) {
    String text =
        "Predicted for this machine with the profiles "
            + standIns.machine()
            + " and "
            + standIns.interpreter()
            + ", which probes were fitted on, not scenarios; they take the place of the scenario's"
            + " own machine and interpreter.";
    return plan.described(plan.description().isEmpty() ? text : plan.description() + "\n\n" + text);
  }

  private ExitCode compare(RunStore store, List<Plan> plans, Python exe, Path into) {
    BatchOutcome simulated = simulate(store, plans);
    boolean interrupted = simulated.interrupted();
    int notDone = 0;
    if (!interrupted) {
      MeasureOutcome measured = measure(store, plans, exe);
      interrupted = measured.interrupted();
      notDone = measured.notDone();
    }
    terminal
        .interrupts()
        .leaveOnSignal(
            () ->
                terminal.say(
                    "gilsim: interrupted while writing; every run is stored: gilsim report "
                        + into));
    OutputWriter writer = new OutputWriter(terminal, output);
    List<Results> all = StoredResults.of(store);
    List<Results> wanted =
        plans.stream()
            .flatMap(one -> all.stream().filter(r -> r.scenario().equals(one.scenario())))
            .toList();
    writer.tables(wanted);
    writer.warnings(wanted);
    if (interrupted) {
      writer.textData(store, all, into); // somebody waits
    } else {
      writer.data(store, all, into);
    }
    writer.report(all, into);
    if (interrupted) {
      terminal.say("gilsim: interrupted; what finished is stored, the same command continues");
      return ExitCode.INTERRUPTED;
    }
    if (simulated.failed() + simulated.unfinished() + notDone > 0) {
      new FailureSummary(terminal).say(simulated, wanted);
      return ExitCode.RUNS_FAILED;
    }
    return withinTolerance(wanted);
  }

  private ExitCode withinTolerance(List<Results> results) {
    Optional<Agreement> judged = Agreement.of("judged", Agreement.judged(Agreement.cells(results)));
    if (tolerance.isEmpty()) {
      return ExitCode.DONE;
    }
    if (judged.isEmpty()) {
      terminal.say("gilsim: nothing was both predicted and measured, so no tolerance is met");
      return ExitCode.TOLERANCE_EXCEEDED;
    }
    double error = judged.get().mape();
    if (error <= tolerance.get()) {
      return ExitCode.DONE;
    }
    terminal.say(
        "gilsim: the mean absolute error is "
            + Quantity.percent(error)
            + ", more than the tolerance of "
            + Quantity.percent(tolerance.get())
            + "; worst: "
            + AgreementText.place(judged.get().worst())
            + ", "
            + Quantity.signedPercent(judged.get().worst().error()));
    return ExitCode.TOLERANCE_EXCEEDED;
  }

  private BatchOutcome simulate(RunStore store, List<Plan> plans) {
    BatchOptions options =
        new BatchOptions(jobs.orElseGet(() -> BatchOptions.standard().jobs()), fresh);
    try (Progress progress = Progress.begin(terminal, output.quiet(), false)) {
      Batch batch = new Batch(store, options, progress);
      terminal
          .interrupts()
          .onSignal(
              () -> {
                progress.say("stopping; once more leaves at once");
                batch.interrupt();
              });
      return batch.run(plans);
    }
  }

  private MeasureOutcome measure(RunStore store, List<Plan> plans, Python exe) {
    MeasureOptions options =
        new MeasureOptions(
            repetitions.orElse(MeasureOptions.REPETITIONS),
            timeOut.map(Duration::ofSeconds),
            fresh);
    try (MeasureProgress progress = MeasureProgress.begin(terminal, output.quiet())) {
      List<MeasurePlan> wanted =
          plans.stream()
              .map(one -> new MeasurePlan(one, exe, options.repetitions(), Optional.of(store)))
              .toList();
      wanted.forEach(
          one -> one.remarks().forEach(why -> progress.note(one.scenario() + ": " + why)));
      Measurement measurement = new Measurement(exe, store, options, progress);
      terminal
          .interrupts()
          .onSignal(
              () -> {
                progress.note("stopping; once more leaves at once");
                measurement.interrupt();
              });
      return measurement.run(wanted);
    }
  }
}
