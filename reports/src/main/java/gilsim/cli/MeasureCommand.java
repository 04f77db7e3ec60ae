package gilsim.cli;

import gilsim.measure.MeasureOptions;
import gilsim.measure.MeasureOutcome;
import gilsim.measure.MeasurePlan;
import gilsim.measure.Python;
import gilsim.store.RunStore;
import gilsim.sweep.Plan;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

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
      names = "--dry-run",
      description = "Prints what would be measured, and how long it takes.")
  private boolean dryRun;

  @Option(names = "--fresh", description = "Measures stored runs once more.")
  private boolean fresh;

  @Mixin private FolderOption folder = new FolderOption();
  @Mixin private RealRunOptions real = new RealRunOptions();
  @Mixin private PlanOptions plan = new PlanOptions();
  @Mixin private OutputOptions output = new OutputOptions();

  MeasureCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    real.check();
    List<Plan> plans =
        new PlanReader(terminal.home(), plan, OptionalInt.empty())
            .readAll(ScenarioFiles.expand(scenarios));
    Python exe = real.python("measuring");
    MeasureOptions options = real.measure(fresh);
    real.check(plans);
    Path into = folder.of(terminal, scenarios, plans);
    if (dryRun) {
      terminal.print(MeasureOutline.of(plans, exe, options));
      new OutputWriter(terminal, output).tell(MeasureOutline.target(into, fresh));
      return ExitCode.DONE.number();
    }
    try (RunStore store = RunStore.open(into)) {
      List<MeasurePlan> measured = measurable(plans, exe, options, Optional.of(store));
      PlanRunner runner = new PlanRunner(terminal, output, store, into);
      MeasureOutcome outcome = runner.measure(measured, exe, options);
      runner.write(plans, outcome.interrupted());
      ExitCode code = outcome.interrupted() ? ExitCode.INTERRUPTED : runner.check(outcome);
      code = runner.measurable(measured, exe).orElse(code);
      return runner.end(outcome.interrupted(), code).number();
    } finally {
      terminal.interrupts().clear();
    }
  }

  private static List<MeasurePlan> measurable(
      List<Plan> plans, Python exe, MeasureOptions options, Optional<RunStore> store) {
    return plans.stream()
        .map(one -> new MeasurePlan(one, exe, options.repetitions(), options.disks(), store))
        .toList();
  }
}
