package gilsim.cli;

import static java.util.stream.Collectors.joining;

import gilsim.batch.Batch;
import gilsim.batch.BatchOptions;
import gilsim.batch.BatchOutcome;
import gilsim.store.Results;
import gilsim.store.RunStore;
import gilsim.store.StoredResults;
import gilsim.sweep.Plan;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

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

  @Option(
      names = {"-o", "--output"},
      paramLabel = "DIR",
      description = "Where the results go; results/NAME of the scenario if left out.")
  private Optional<Path> folder = Optional.empty();

  @Option(
      names = "--jobs",
      paramLabel = "N",
      description = "Simulations at the same time; as many as processors if left out.")
  private Optional<Integer> jobs = Optional.empty();

  @Option(names = "--dry-run", description = "Prints what would be simulated.")
  private boolean dryRun;

  @Option(names = "--fresh", description = "Simulates stored results once more.")
  private boolean fresh;

  @Mixin private PlanOptions plan = new PlanOptions();
  @Mixin private ReplicationsOption replications = new ReplicationsOption();
  @Mixin private OutputOptions output = new OutputOptions();
  @Spec private CommandSpec spec;

  RunCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    if (jobs.isPresent() && jobs.get() < 1) {
      throw new ParameterException(
          spec.commandLine(), "--jobs must be at least 1, not " + jobs.get());
    }
    PlanReader reader = new PlanReader(terminal.home(), plan, replications.number());
    List<Plan> plans = reader.readAll(ScenarioFiles.expand(scenarios));
    Path into =
        folder.orElseGet(
            () ->
                OutputFolder.choose(
                    terminal.folder(), scenarios, plans.stream().map(Plan::scenario).toList()));
    if (dryRun) {
      terminal.print(
          output.format() == OutputFormat.TABLE
              ? plans.stream().map(one -> new PlanFacts(one).outline()).collect(joining())
              : PlanFacts.listing(plans).text(output.format(), false));
      new OutputWriter(terminal, output).tell("would write to " + into);
      return ExitCode.DONE.number();
    }
    try (RunStore store = RunStore.open(into)) {
      BatchOutcome outcome = simulate(store, plans);
      return finish(store, plans, into, outcome).number();
    } finally {
      terminal.interrupts().clear();
    }
  }

  private BatchOutcome simulate(RunStore store, List<Plan> plans) {
    boolean mayGrow = plans.stream().anyMatch(one -> one.settings().precision().isPresent());
    BatchOptions options =
        new BatchOptions(jobs.orElseGet(() -> BatchOptions.standard().jobs()), fresh);
    try (Progress progress = Progress.begin(terminal, output.quiet(), mayGrow)) {
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

  private ExitCode finish(RunStore store, List<Plan> plans, Path into, BatchOutcome outcome) {
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
    new FailureSummary(terminal).say(outcome, wanted);
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
    return outcome.failed() + outcome.unfinished() > 0 ? ExitCode.RUNS_FAILED : ExitCode.DONE;
  }
}
