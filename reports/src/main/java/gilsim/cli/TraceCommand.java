package gilsim.cli;

import gilsim.form.Types;
import gilsim.plot.FileNames;
import gilsim.sweep.Cell;
import gilsim.sweep.Plan;
import gilsim.timeline.TimelineWindow;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code gilsim trace}: one replication as a timeline. */
@Command(
    name = "trace",
    description =
        "Shows one replication as a timeline: who runs, holds the GIL or waits, and when.",
    footer = {
      "",
      "Open the JSON file in https://ui.perfetto.dev or chrome://tracing. An asyncio loop or greenlets"
          + " are one thread; where their tasks wait stands with the tasks."
    })
final class TraceCommand implements Callable<Integer> {
  private static final String SUFFIX = ".json";
  private static final int MOST_REPLICATIONS = 1_000_000;

  private final Terminal terminal;

  @Parameters(paramLabel = "SCENARIO", description = "A scenario file.")
  private Path scenario = Path.of("");

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description =
          "Where the timeline goes, a .json file; the picture is written beside it as .svg and .png."
              + " NAME-STRATEGY-trace.json if left out.")
  private Optional<Path> file = Optional.empty();

  @Option(
      names = "--replication",
      paramLabel = "N",
      description = "Which replication, from 0, which is the standard.")
  private int replication;

  @Option(
      names = "--from",
      paramLabel = "TIME",
      description = "Begin of the timeline in simulated time, such as 20ms.")
  private String from = "0s";

  @Option(
      names = "--to",
      paramLabel = "TIME",
      description = "End of the timeline in simulated time; the end of the run if left out.")
  private Optional<String> to = Optional.empty();

  @Option(
      names = "--max-events",
      paramLabel = "N",
      description = "Ends the timeline after so many events; ${DEFAULT-VALUE} if left out.",
      defaultValue = "200000")
  private long maxEvents;

  @Option(names = "--dry-run", description = "Says what would be traced.")
  private boolean dryRun;

  @Mixin private PlanOptions plan = new PlanOptions();
  @Mixin private OutputOptions output = new OutputOptions();
  @Spec private CommandSpec spec;

  TraceCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    TimelineWindow window = window();
    Plan read = new PlanReader(terminal.home(), plan, OptionalInt.empty()).read(scenario);
    Cell cell = read.cells().get(0);
    Path into = file.orElseGet(() -> standard(read, cell));
    if (!into.toString().endsWith(SUFFIX)) {
      throw wrong("-o " + into + ": name a .json file; the picture goes beside it");
    }
    choice(read, cell).forEach(new OutputWriter(terminal, output)::tell);
    if (dryRun) {
      terminal.print("would trace " + name(read, cell) + " into " + into + "\n");
      return ExitCode.DONE.number();
    }
    TraceRun run = new TraceRun(terminal, output, cell, read.settings().seed(), replication);
    try {
      return run.write(name(read, cell), window, into).number();
    } finally {
      terminal.interrupts().clear();
    }
  }

  private TimelineWindow window() {
    long begin = OptionValue.read("--from", from, Types.duration());
    long end =
        to.map(text -> OptionValue.read("--to", text, Types.duration())).orElse(Long.MAX_VALUE);
    if (end <= begin) {
      throw wrong("--to must be later than --from");
    }
    if (maxEvents < 1) {
      throw wrong("--max-events must be at least 1, not " + maxEvents);
    }
    if (replication < 0 || replication >= MOST_REPLICATIONS) {
      throw wrong("--replication must be 0 to " + (MOST_REPLICATIONS - 1) + ", not " + replication);
    }
    return new TimelineWindow(begin, end, maxEvents);
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  private Path standard(Plan read, Cell cell) {
    String name = FileNames.slug(read.scenario() + "-" + cell.strategy());
    return terminal.folder().resolve(name + "-trace" + SUFFIX);
  }

  /** What was taken of several, and how to take another. */
  private static List<String> choice(Plan read, Cell cell) {
    String strategy =
        "strategy "
            + cell.strategy()
            + ", the first of "
            + String.join(", ", read.strategies())
            + "; choose another with --strategy LABEL";
    String point =
        "point "
            + cell.point().id()
            + ", the first of "
            + read.points().size()
            + "; choose another with --set 'sweep={"
            + String.join(": [VALUE], ", read.axes())
            + ": [VALUE]}'";
    return Stream.of(
            Optional.of(strategy).filter(text -> read.strategies().size() > 1),
            Optional.of(point).filter(text -> read.points().size() > 1))
        .flatMap(Optional::stream)
        .toList();
  }

  private String name(Plan read, Cell cell) {
    String point = read.points().size() > 1 ? ", " + cell.point().id() : "";
    return read.scenario() + ", " + cell.strategy() + point + ", replication " + replication;
  }
}
