package gilsim.cli;

import gilsim.advice.Advice;
import gilsim.advice.AdviceOptions;
import gilsim.advice.Advisor;
import gilsim.advice.Objective;
import gilsim.batch.Batch;
import gilsim.form.Range;
import gilsim.form.Suggestion;
import gilsim.form.Types;
import gilsim.store.RunStore;
import gilsim.sweep.Plan;
import java.nio.file.Path;
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

/** {@code gilsim advise}: which strategy and size to use. */
@Command(
    name = "advise",
    description = "Says which strategy and size to use, with the confidence of that choice.",
    footer = {
      "",
      "What the scenario sweeps below 'strategies' is for you to choose; each value of what it sweeps"
          + " elsewhere gets an advice of its own. Where a strategy states workers or a limit that"
          + " nothing sweeps, other sizes are tried, too: powers of two while larger ones are as good or"
          + " better (up to the tasks there can be at once, the machine's memory, 256 processes or"
          + " interpreters, 4096 threads or coroutines; more if stated), then refined; sizes below"
          + " 'inside' are kept. Judged by the"
          + " makespan (until: done), the mean latency (open arrivals) or the throughput."
    })
final class AdviseCommand implements Callable<Integer> {
  private static final int MOST_REPLICATIONS = 1_000_000;

  private final Terminal terminal;

  @Parameters(paramLabel = "SCENARIO", description = "A scenario file.")
  private Path scenario = Path.of("");

  @Option(
      names = {"-o", "--output"},
      paramLabel = "DIR",
      description = "Where runs are stored; results/NAME-advice if left out.")
  private Optional<Path> folder = Optional.empty();

  @Option(
      names = "--by",
      paramLabel = "METRIC",
      description = "What to judge by, such as latency-p95, peak-memory, cost-per-million.")
  private Optional<String> by = Optional.empty();

  @Option(
      names = "--within",
      paramLabel = "SHARE",
      defaultValue = "2%",
      description = "Differences smaller than this do not matter; ${DEFAULT-VALUE} if left out.")
  private String within = "";

  @Option(
      names = "--confidence",
      paramLabel = "SHARE",
      defaultValue = "95%",
      description = "How sure the choice has to be; ${DEFAULT-VALUE} if left out.")
  private String confidence = "";

  @Option(
      names = "--max-replications",
      paramLabel = "N",
      defaultValue = "200",
      description = "Replications of an alternative at most; ${DEFAULT-VALUE} if left out.")
  private int maxReplications;

  @Option(names = "--dry-run", description = "Prints what would be compared.")
  private boolean dryRun;

  @Option(names = "--fresh", description = "Simulates stored results once more.")
  private boolean fresh;

  @Mixin private JobsOption jobs = new JobsOption();
  @Mixin private PlanOptions changes = new PlanOptions();
  @Mixin private OutputOptions output = new OutputOptions();
  @Spec private CommandSpec spec;

  AdviseCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    AdviceOptions options = options();
    Plan plan = new PlanReader(terminal.home(), changes, OptionalInt.empty()).read(scenario);
    Objective objective = by.map(this::objective).orElseGet(() -> Objective.of(plan));
    Path into =
        folder.orElseGet(
            () ->
                OutputFolder.choose(
                    terminal.folder(), List.of(), List.of(plan.scenario() + "-advice")));
    if (dryRun) {
      terminal.print(new PlanFacts(plan).sentence() + "\n");
      new OutputWriter(terminal, output)
          .tell("would judge by " + objective.metric() + " and write to " + into);
      return ExitCode.DONE.number();
    }
    try (RunStore store = RunStore.open(into)) {
      return advise(plan, objective, options, store, into).number();
    } finally {
      terminal.interrupts().clear();
    }
  }

  private AdviceOptions options() {
    jobs.check();
    if (maxReplications < AdviceOptions.FIRST || maxReplications > MOST_REPLICATIONS) {
      throw wrong(
          "--max-replications must be "
              + AdviceOptions.FIRST
              + " to "
              + MOST_REPLICATIONS
              + ", not "
              + maxReplications);
    }
    return new AdviceOptions(
        OptionValue.read("--within", within, Types.share(Range.of(1e-6, 1))),
        OptionValue.read("--confidence", confidence, Types.share(Range.of(0.5, 0.9999))),
        maxReplications);
  }

  private Objective objective(String metric) {
    return Objective.named(metric)
        .orElseThrow(
            () ->
                wrong(
                    "cannot judge by '"
                        + metric
                        + "'"
                        + Suggestion.phrase(metric, Objective.names())));
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  private ExitCode advise(
      Plan plan, Objective objective, AdviceOptions options, RunStore store, Path into) {
    Advisor advisor;
    boolean whole;
    try (Progress progress = Progress.begin(terminal, output.quiet(), true)) {
      Batch batch = new Batch(store, jobs.batch(false), new ProgressSum(progress));
      terminal
          .interrupts()
          .onSignal(
              () -> {
                progress.say("stopping; once more leaves at once");
                batch.interrupt();
              });
      advisor = new Advisor(plan, objective, options, this::withSize, store, batch, fresh);
      whole = advisor.run();
    }
    print(plan, options, advisor);
    if (plan.cells().stream().anyMatch(cell -> cell.system().strategy().inside().isPresent())) {
      terminal.say(
          "gilsim: sizes of strategies inside others were kept as stated; sweep them to compare them");
    }
    if (!whole) {
      terminal.say("gilsim: interrupted; what finished is stored, the same command continues");
      return ExitCode.INTERRUPTED;
    }
    new OutputWriter(terminal, output)
        .tell("all alternatives in tables and plots: gilsim report " + into);
    return advisor.advices().stream().allMatch(advice -> advice.chosen().isPresent())
        ? ExitCode.DONE
        : ExitCode.RUNS_FAILED;
  }

  private Plan withSize(String set, String strategy) {
    PlanOptions sized = changes.with(set, strategy);
    return new PlanReader(terminal.home(), sized, OptionalInt.empty()).read(scenario);
  }

  private void print(Plan plan, AdviceOptions options, Advisor advisor) {
    List<Advice> advices = advisor.advices();
    List<String> axes = advisor.situationAxes();
    if (output.format() == OutputFormat.TABLE) {
      AdviceText text = new AdviceText(plan.scenario(), axes, options);
      advices.forEach(advice -> terminal.print(text.text(advice, output.color(terminal))));
    } else {
      Listing rows = AdviceListing.of(plan.scenario(), axes, options, advices);
      terminal.print(rows.text(output.format(), false));
    }
  }
}
