package gilsim.cli;

import gilsim.calibration.CheckPrograms;
import gilsim.comparison.Agreement;
import gilsim.comparison.AgreementText;
import gilsim.comparison.ResultFolder;
import gilsim.comparison.SideBySide;
import gilsim.form.Range;
import gilsim.form.Types;
import gilsim.measure.PrivateFolder;
import gilsim.measure.Python;
import gilsim.scenario.ProfileDraws;
import gilsim.scenario.ProfileFolder;
import gilsim.scenario.StandIns;
import gilsim.store.Results;
import gilsim.sweep.Plan;
import gilsim.table.Quantity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.function.Function;
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
          + " first where they are missing. Several interpreters (--python more than once) take turns"
          + " and stand side by side. Run again, it continues. Leave the machine alone meanwhile."
    })
final class CompareCommand implements Callable<Integer> {
  /** As many as check programs are judged by. */
  static final int SIMULATED_RUNS = CheckPrograms.SIMULATED_RUNS;

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

  @Option(
      names = "--dry-run",
      description =
          "Prints what would be calibrated, measured and simulated, and how long it takes.")
  private boolean dryRun;

  @Option(
      names = "--checks",
      negatable = true,
      description =
          "Check programs take turns with the scenarios and say how wide bands must be. If left out,"
              + " they do where the scenarios have as many cells ("
              + CheckPrograms.CELLS
              + ").")
  private Optional<Boolean> checks = Optional.empty();

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
    List<Python> pythons = real.pythons("comparing");
    real.check(raw);
    Path into = folder.of(terminal, scenarios, raw);
    HostProfiles host = new HostProfiles(terminal, terminal.folder().resolve(profiles));
    if (dryRun) {
      return outline(reader, files, host, pythons, into).number();
    }
    Optional<ExitCode> stopped = host.ensure(pythons, output.quiet());
    if (stopped.isPresent()) {
      return stopped.get().number();
    }
    List<ComparedInterpreter> all = new ArrayList<>();
    try {
      for (Python python : pythons) {
        StandIns standIns = host.of(python);
        List<Plan> plans =
            reader.with(standIns, new ProfileDraws(SIMULATED_RUNS)).readAll(files).stream()
                .map(one -> described(one, standIns))
                .toList();
        String name = python.facts().profileName();
        Path own = pythons.size() == 1 ? into : into.resolve(name);
        all.add(
            ComparedInterpreter.open(
                terminal, output, python, plans, own, checks(plans, standIns, python)));
      }
      return compare(all, into, most).number();
    } finally {
      all.forEach(ComparedInterpreter::close);
      terminal.interrupts().clear();
    }
  }

  private boolean takesChecks(List<Plan> plans) {
    return checks.orElse(
        plans.stream().mapToInt(plan -> plan.cells().size()).sum() >= CheckPrograms.CELLS);
  }

  /** What opens the check programs, if they take part. */
  private Optional<Function<Path, ComparedChecks>> checks(
      List<Plan> plans, StandIns standIns, Python python) {
    return takesChecks(plans)
        ? Optional.of(into -> ComparedChecks.open(into, presets(), standIns, python))
        : Optional.empty();
  }

  private ProfileFolder presets() {
    return ProfileFolder.ofCheckout(terminal.home());
  }

  private String outlineOfChecks(StandIns standIns, Python python) {
    try (PrivateFolder folder = new PrivateFolder()) {
      return MeasureOutline.ofChecks(
          CheckPrograms.plans(folder.path(), presets(), standIns), python, real.measure(fresh));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Without profiles nobody knows how many processors a scenario will have. */
  private ExitCode outline(
      PlanReader reader, List<Path> files, HostProfiles host, List<Python> pythons, Path into) {
    Optional<ExitCode> wrong = host.wrong();
    if (wrong.isPresent()) {
      return wrong.get();
    }
    Optional<String> missing = host.missing(pythons);
    if (missing.isPresent()) {
      terminal.print(missing.get() + "; after that --dry-run says how long the rest takes\n");
    } else {
      for (Python python : pythons) {
        List<Plan> plans =
            reader.with(host.of(python), new ProfileDraws(SIMULATED_RUNS)).readAll(files);
        terminal.print(MeasureOutline.of(plans, python, real.measure(fresh)));
        if (takesChecks(plans)) {
          terminal.print(outlineOfChecks(host.of(python), python));
        }
      }
      terminal.print(
          "each cell is simulated "
              + replications.number().orElse(SIMULATED_RUNS)
              + " times before that, and as often after it, on processors as they were\n");
    }
    new OutputWriter(terminal, output).tell(MeasureOutline.target(into, fresh));
    return ExitCode.DONE;
  }

  private static Plan described(Plan plan, StandIns standIns) {
    String text =
        "Predicted for this machine with the profiles "
            + standIns.machine()
            + " and "
            + standIns.interpreter()
            + ", which probes were fitted on, not scenarios; they take the place of the scenario's"
            + " own machine and interpreter. Every simulated run draws anew what they call uncertain,"
            + " on processors as fast as references beside the real runs say they were.";
    return plan.described(plan.description().isEmpty() ? text : plan.description() + "\n\n" + text);
  }

  private ExitCode compare(List<ComparedInterpreter> all, Path into, Optional<Double> most) {
    boolean interrupted = false;
    for (ComparedInterpreter one : all) {
      interrupted = interrupted || !one.simulate(jobs.batch(fresh));
    }
    interrupted = interrupted || !measure(all);
    for (ComparedInterpreter one : all) {
      interrupted = interrupted || !one.simulateBeside(jobs.batch(false));
    }
    SideBySide results = write(all, into, interrupted);
    ExitCode code = ExitCode.DONE;
    for (ComparedInterpreter one : all) {
      ExitCode own = one.check();
      code = code == ExitCode.DONE ? own : code;
    }
    if (code == ExitCode.DONE && !interrupted) {
      code = withinTolerance(results.named(), most);
    }
    return all.get(0).end(interrupted, code);
  }

  /** Several interpreters take turns, so that a host that changes its speed treats them alike. */
  private boolean measure(List<ComparedInterpreter> all) {
    int repetitions = real.measure(fresh).repetitions();
    if (all.size() == 1) {
      return all.get(0).measure(real.measure(fresh), repetitions);
    }
    if (fresh) {
      all.forEach(ComparedInterpreter::forgetMeasured);
    }
    for (int round = 1; round <= repetitions; round++) {
      for (ComparedInterpreter one : all) {
        one.announce(round, repetitions);
        if (!one.measure(real.measure(round, fresh && round == 1), repetitions)) {
          return false;
        }
      }
    }
    return true;
  }

  private SideBySide write(List<ComparedInterpreter> all, Path into, boolean interrupted) {
    if (all.size() == 1) {
      return new SideBySide(List.of(ResultFolder.alone(all.get(0).write(interrupted))));
    }
    SideBySide results = new SideBySide(all.stream().map(ComparedInterpreter::results).toList());
    OutputWriter writer = new OutputWriter(terminal, output);
    writer.tables(results);
    writer.warnings(results.named());
    all.forEach(one -> one.save(interrupted));
    writer.report(new SideBySide(ResultFolders.read(ResultFolders.expand(List.of(into)))), into);
    return results;
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
}
