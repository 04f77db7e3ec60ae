package gilsim.cli;

import gilsim.batch.BatchOutcome;
import gilsim.comparison.Agreement;
import gilsim.comparison.AgreementText;
import gilsim.form.Range;
import gilsim.form.Types;
import gilsim.measure.MeasureOptions;
import gilsim.measure.MeasureOutcome;
import gilsim.measure.MeasurePlan;
import gilsim.measure.Python;
import gilsim.scenario.ProfileDraws;
import gilsim.scenario.StandIns;
import gilsim.store.Results;
import gilsim.store.RunStore;
import gilsim.sweep.Plan;
import gilsim.table.Quantity;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

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
      names = "--profiles",
      paramLabel = "DIR",
      description = "Folder with the profiles of this machine; profiles if left out.")
  private Path profiles = Path.of("profiles");

  @Option(
      names = "--tolerance",
      paramLabel = "PERCENT",
      description =
          "Exit code 4 if the mean absolute error of makespan and throughput is larger, e.g. 10%%.")
  private Optional<String> tolerance = Optional.empty();

  @Option(names = "--fresh", description = "Simulates and measures stored runs once more.")
  private boolean fresh;

  @Mixin private FolderOption folder = new FolderOption();
  @Mixin private RealRunOptions real = new RealRunOptions();
  @Mixin private JobsOption jobs = new JobsOption();
  @Mixin private PlanOptions plan = new PlanOptions();
  @Mixin private ReplicationsOption replications = new ReplicationsOption();
  @Mixin private OutputOptions output = new OutputOptions();

  CompareCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    real.check();
    jobs.check();
    Optional<Double> most =
        tolerance.map(text -> OptionValue.read("--tolerance", text, Types.share(Range.of(0, 1))));
    PlanReader reader =
        new PlanReader(
            terminal.home(), plan, OptionalInt.of(replications.number().orElse(SIMULATED_RUNS)));
    List<Path> files = ScenarioFiles.expand(scenarios);
    // What is wrong in them is said before minutes of calibration.
    List<Plan> raw = reader.readAll(files);
    Python exe = real.python("comparing");
    Path into = folder.of(terminal, scenarios, raw);
    HostProfiles host = new HostProfiles(terminal, terminal.folder().resolve(profiles));
    Optional<ExitCode> stopped = host.ensure(exe, output.quiet());
    if (stopped.isPresent()) {
      return stopped.get().number();
    }
    StandIns standIns = host.of(exe);
    List<Plan> plans =
        reader.with(standIns, new ProfileDraws(SIMULATED_RUNS)).readAll(files).stream()
            .map(one -> described(one, standIns))
            .toList();
    try (RunStore store = RunStore.open(into)) {
      return compare(store, plans, exe, into, most).number();
    } finally {
      terminal.interrupts().clear();
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

  private ExitCode compare(
      RunStore store, List<Plan> plans, Python exe, Path into, Optional<Double> most) {
    PlanRunner runner = new PlanRunner(terminal, output, store, into);
    BatchOutcome simulated = runner.simulate(plans, jobs.batch(fresh));
    Optional<MeasureOutcome> measured =
        simulated.interrupted()
            ? Optional.empty()
            : Optional.of(measure(runner, store, plans, exe));
    boolean interrupted = measured.map(MeasureOutcome::interrupted).orElse(true);
    List<Results> results = runner.write(plans, interrupted);
    ExitCode code = runner.check(simulated, results);
    if (!interrupted) {
      ExitCode measuredCode = runner.check(measured.get());
      code = code == ExitCode.DONE ? measuredCode : code;
      code = code == ExitCode.DONE ? withinTolerance(results, most) : code;
    }
    return runner.end(interrupted, code);
  }

  private ExitCode withinTolerance(List<Results> results, Optional<Double> most) {
    Optional<Agreement> judged = Agreement.of("judged", Agreement.judged(Agreement.cells(results)));
    if (most.isEmpty()) {
      return ExitCode.DONE;
    }
    if (judged.isEmpty()) {
      terminal.say("gilsim: nothing was both predicted and measured, so no tolerance is met");
      return ExitCode.TOLERANCE_EXCEEDED;
    }
    double error = judged.get().mape();
    if (error <= most.get()) {
      return ExitCode.DONE;
    }
    terminal.say(
        "gilsim: the mean absolute error is "
            + Quantity.percent(error)
            + ", more than the tolerance of "
            + Quantity.percent(most.get())
            + "; worst: "
            + AgreementText.place(judged.get().worst())
            + ", "
            + Quantity.signedPercent(judged.get().worst().error()));
    return ExitCode.TOLERANCE_EXCEEDED;
  }

  private MeasureOutcome measure(PlanRunner runner, RunStore store, List<Plan> plans, Python exe) {
    MeasureOptions options = real.measure(fresh);
    List<MeasurePlan> wanted =
        plans.stream()
            .map(one -> new MeasurePlan(one, exe, options.repetitions(), Optional.of(store)))
            .toList();
    return runner.measure(wanted, exe, options);
  }
}
