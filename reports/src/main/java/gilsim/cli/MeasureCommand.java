package gilsim.cli;

import gilsim.measure.MeasureOptions;
import gilsim.measure.MeasureOutcome;
import gilsim.measure.MeasurePlan;
import gilsim.measure.Measurement;
import gilsim.measure.Python;
import gilsim.store.Results;
import gilsim.store.RunStore;
import gilsim.store.StoredResults;
import gilsim.sweep.Plan;
import java.nio.file.Files;
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

/** {@code gilsim measure}: runs scenarios with a real interpreter. */
@Command(
    name = "measure",
    description = "Runs scenarios for real, with a Python interpreter on this machine.",
    footer = {
      "",
      "In a folder with simulated runs of the same scenario both stand side by side. Run again, it"
          + " continues. Leave the machine alone meanwhile: whatever else runs on it is measured, too."
    })
final class MeasureCommand implements Callable<Integer> {
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
      names = {"-o", "--output"},
      paramLabel = "DIR",
      description = "Where the results go; results/NAME of the scenario if left out.")
  private Optional<Path> folder = Optional.empty();

  @Option(
      names = "--repetitions",
      paramLabel = "N",
      description = "Runs of every cell; 5 if left out. Number n draws what replication n draws.")
  private Optional<Integer> repetitions = Optional.empty();

  @Option(
      names = "--time-out",
      paramLabel = "SECONDS",
      description =
          "After how long one run is stopped; if left out, a minute and ten times its estimate.")
  private Optional<Integer> timeOut = Optional.empty();

  @Option(
      names = "--dry-run",
      description = "Prints what would be measured, and how long it takes.")
  private boolean dryRun;

  @Option(names = "--fresh", description = "Measures stored runs once more.")
  private boolean fresh;

  @Mixin private PlanOptions plan = new PlanOptions();
  @Mixin private OutputOptions output = new OutputOptions();
  @Spec private CommandSpec spec;

  MeasureCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    atLeastOne("--repetitions", repetitions);
    atLeastOne("--time-out", timeOut);
    List<Plan> plans =
        new PlanReader(terminal.home(), plan, OptionalInt.empty())
            .readAll(ScenarioFiles.expand(scenarios));
    Python exe = Python.find(python).require(3, 8, "measuring");
    MeasureOptions options =
        new MeasureOptions(
            repetitions.orElse(MeasureOptions.REPETITIONS),
            timeOut.map(Duration::ofSeconds),
            fresh);
    Path into =
        folder.orElseGet(
            () ->
                OutputFolder.choose(
                    terminal.folder(), scenarios, plans.stream().map(Plan::scenario).toList()));
    if (dryRun) {
      outline(plans, exe, options, into);
      return ExitCode.DONE.number();
    }
    try (RunStore store = RunStore.open(into)) {
      List<MeasurePlan> measured = measurable(plans, exe, options, Optional.of(store));
      MeasureOutcome outcome = measure(store, measured, exe, options);
      return finish(store, plans, into, outcome).number();
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

  private static List<MeasurePlan> measurable(
      List<Plan> plans, Python exe, MeasureOptions options, Optional<RunStore> store) {
    return plans.stream()
        .map(one -> new MeasurePlan(one, exe, options.repetitions(), store))
        .toList();
  }

  private void outline(List<Plan> plans, Python exe, MeasureOptions options, Path into) {
    StringBuilder text = new StringBuilder();
    text.append("python ").append(exe).append('\n');
    for (MeasurePlan one : measurable(plans, exe, options, Optional.empty())) {
      double seconds = one.seconds() * options.repetitions();
      text.append(one.scenario())
          .append(": ")
          .append(one.size())
          .append(" cells x ")
          .append(options.repetitions())
          .append(" repetitions, about ")
          .append(ProgressText.time(seconds))
          .append('\n');
      one.remarks().forEach(remark -> text.append("  ").append(remark).append('\n'));
    }
    terminal.print(text.toString());
    String again = Files.exists(into) ? " (what it holds already is not measured again)" : "";
    new OutputWriter(terminal, output).tell("would write to " + into + again);
  }

  private MeasureOutcome measure(
      RunStore store, List<MeasurePlan> plans, Python exe, MeasureOptions options) {
    try (MeasureProgress progress = MeasureProgress.begin(terminal, output.quiet())) {
      plans.forEach(
          one -> one.remarks().forEach(remark -> progress.note(one.scenario() + ": " + remark)));
      Measurement measurement = new Measurement(exe, store, options, progress);
      terminal
          .interrupts()
          .onSignal(
              () -> {
                progress.note("stopping; once more leaves at once");
                measurement.interrupt();
              });
      return measurement.run(plans);
    }
  }

  private ExitCode finish(RunStore store, List<Plan> plans, Path into, MeasureOutcome outcome) {
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
    if (outcome.interrupted()) {
      writer.textData(store, all, into); // somebody waits
    } else {
      writer.data(store, all, into);
    }
    writer.report(all, into);
    if (outcome.interrupted()) {
      terminal.say("gilsim: interrupted; what finished is stored, the same command continues");
      return ExitCode.INTERRUPTED;
    }
    if (outcome.notDone() > 0) {
      terminal.say(
          "gilsim: " + outcome.notDone() + " runs were not done; the table is without them");
      return ExitCode.RUNS_FAILED;
    }
    return ExitCode.DONE;
  }
}
