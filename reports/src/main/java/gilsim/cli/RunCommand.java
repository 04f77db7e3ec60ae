package gilsim.cli;

import static java.util.stream.Collectors.joining;

import gilsim.batch.BatchOutcome;
import gilsim.store.Results;
import gilsim.store.RunStore;
import gilsim.sweep.Plan;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code gilsim run}: simulates scenarios and writes their results. */
@Command(
    name = "run",
    description = "Simulates scenarios, prints their tables and writes reports.",
    footer = {
      "",
      "Run again, it continues: what the output folder holds already is not simulated once more."
    })
final class RunCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(
      arity = "1..*",
      paramLabel = "SCENARIO",
      description = "Scenario files; a folder stands for its *.yaml files.")
  private List<Path> scenarios = List.of();

  @Option(names = "--dry-run", description = "Prints what would be simulated.")
  private boolean dryRun;

  @Option(names = "--fresh", description = "Simulates stored results once more.")
  private boolean fresh;

  @Mixin private FolderOption folder = new FolderOption();
  @Mixin private JobsOption jobs = new JobsOption();
  @Mixin private PlanOptions plan = new PlanOptions();
  @Mixin private ReplicationsOption replications = new ReplicationsOption();
  @Mixin private OutputOptions output = new OutputOptions();

  RunCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    jobs.check();
    PlanReader reader = new PlanReader(terminal.home(), plan, replications.number());
    List<Plan> plans = reader.readAll(ScenarioFiles.expand(scenarios));
    Path into = folder.of(terminal, scenarios, plans);
    if (dryRun) {
      terminal.print(
          output.format() == OutputFormat.TABLE
              ? plans.stream().map(one -> new PlanFacts(one).outline()).collect(joining())
              : PlanFacts.listing(plans).text(output.format(), false));
      new OutputWriter(terminal, output).tell("would write to " + into);
      return ExitCode.DONE.number();
    }
    try (RunStore store = RunStore.open(into)) {
      PlanRunner runner = new PlanRunner(terminal, output, store, into);
      BatchOutcome outcome = runner.simulate(plans, jobs.batch(fresh));
      List<Results> results = runner.write(plans, outcome.interrupted());
      ExitCode code = runner.check(outcome, results);
      return runner.end(outcome.interrupted(), code).number();
    } finally {
      terminal.interrupts().clear();
    }
  }
}
