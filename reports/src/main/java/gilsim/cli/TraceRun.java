package gilsim.cli;

import gilsim.experiment.Outcome;
import gilsim.experiment.Replication;
import gilsim.experiment.ReplicationResult;
import gilsim.plot.ChartImage;
import gilsim.plot.Panel;
import gilsim.plot.TimelinePicture;
import gilsim.store.AtomicFile;
import gilsim.store.FileFailure;
import gilsim.store.Software;
import gilsim.store.StoreException;
import gilsim.sweep.Cell;
import gilsim.table.Quantity;
import gilsim.timeline.Timeline;
import gilsim.timeline.TimelineRecorder;
import gilsim.timeline.TimelineSinks;
import gilsim.timeline.TimelineWindow;
import gilsim.timeline.TraceFile;
import gilsim.workload.TaskSpec;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import tools.jackson.core.exc.JacksonIOException;

/** Simulates one replication and writes its timeline while it runs. */
final class TraceRun {
  private static final double NANOS = 1e9;

  private final Terminal terminal;
  private final OutputOptions output;
  private final Cell cell;
  private final long seed;
  private final int replication;
  private final AtomicReference<Timeline> current = new AtomicReference<>();
  private volatile boolean interrupted;
  private Timeline timeline;
  private ReplicationResult result;

  TraceRun(Terminal terminal, OutputOptions output, Cell cell, long seed, int replication) {
    this.terminal = terminal;
    this.output = output;
    this.cell = cell;
    this.seed = seed;
    this.replication = replication;
  }

  /**
   * Writes the timeline and its picture.
   *
   * @param name of what is traced, for people
   * @param file where it goes; pictures beside it
   */
  ExitCode write(String name, TimelineWindow window, Path file) {
    terminal.interrupts().onSignal(this::interrupt);
    TimelineRecorder recorder = new TimelineRecorder();
    String base = file.getFileName().toString().replaceFirst("\\.json$", "");
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      AtomicFile.write(file, out -> trace(name, window, recorder, out));
      if (timeline.lastEvent() > window.from()) {
        long to = Math.min(end(), window.to());
        Panel panel = TimelinePicture.of(name, recorder, window.from(), to);
        AtomicFile.write(file.resolveSibling(base + ".svg"), ChartImage.svg(panel));
        AtomicFile.write(file.resolveSibling(base + ".png"), ChartImage.png(panel));
      }
    } catch (IOException e) {
      throw new StoreException("cannot write " + file + ": " + FileFailure.reason(e), e);
    }
    return report(window, file, base);
  }

  private void interrupt() {
    interrupted = true;
    Timeline running = current.get();
    if (running != null) {
      running.interrupt();
    }
  }

  private void trace(
      String name, TimelineWindow window, TimelineRecorder recorder, OutputStream out)
      throws IOException {
    try (TraceFile json = new TraceFile(out)) {
      List<String> kinds = cell.system().tasks().stream().map(TaskSpec::name).toList();
      int processors = cell.system().machine().hardwareThreads();
      TimelineSinks sinks = new TimelineSinks(List.of(json, recorder));
      result =
          Replication.run(
              cell.system(),
              seed,
              replication,
              stop -> {
                timeline = new Timeline(processors, kinds, window, sinks, stop);
                current.set(timeline);
                if (interrupted) {
                  timeline.interrupt();
                }
                return timeline;
              });
      if (result.outcome() == Outcome.UNFINISHED) {
        timeline.leftUndone(end(), result.message());
      }
      timeline.finish(end());
      json.finish(facts(name, window));
    } catch (JacksonIOException e) {
      throw e.getCause();
    }
  }

  private long end() {
    return timeline.cut() || result.outcome() == Outcome.FAILED
        ? timeline.lastEvent()
        : cell.system().limit().horizon().orElse(timeline.lastEvent());
  }

  private Map<String, String> facts(String name, TimelineWindow window) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("scenario", name);
    facts.put("seed", Long.toString(seed));
    facts.put("gilsim", Software.here().version());
    if (!timeline.cut() && lacking(window)) {
      facts.put("left undone", result.message());
    }
    if (timeline.cut()) {
      facts.put("cut", "the run goes on after " + time(timeline.lastEvent()));
    }
    return facts;
  }

  private ExitCode report(TimelineWindow window, Path file, String base) {
    boolean empty = timeline.lastEvent() <= window.from();
    List<List<Object>> rows =
        empty
            ? List.of(List.of(file.toString(), timeline.events()))
            : List.of(
                List.of(file.toString(), timeline.events()),
                List.of(file.resolveSibling(base + ".svg").toString(), ""),
                List.of(file.resolveSibling(base + ".png").toString(), ""));
    Listing files = new Listing(List.of("file", "events"), rows);
    terminal.print(files.text(output.format(), output.color(terminal)));
    if (empty) {
      terminal.say(
          "gilsim: nothing to see: the run ends at "
              + time(timeline.lastEvent())
              + ", before the begin of the window; choose another --from");
    }
    if (interrupted) {
      terminal.say("gilsim: interrupted; the timeline ends at " + time(timeline.lastEvent()));
      return ExitCode.INTERRUPTED;
    }
    if (timeline.cut()) {
      terminal.say(
          "gilsim: cut after "
              + timeline.events()
              + " events, at "
              + time(timeline.lastEvent())
              + " of simulated time; for more --max-events N, for another part --from and --to");
      return ExitCode.DONE;
    }
    return outcome(window);
  }

  /** A run that was left early, at the window's end, has no outcome. */
  private ExitCode outcome(TimelineWindow window) {
    if (lacking(window)) {
      terminal.say("gilsim: the run " + outcomeText() + ": " + result.message());
      return ExitCode.RUNS_FAILED;
    }
    return ExitCode.DONE;
  }

  /** Whether the run failed, or left work undone otherwise than because the window ended. */
  private boolean lacking(TimelineWindow window) {
    boolean whole = timeline.lastEvent() < window.to();
    return result.outcome() == Outcome.FAILED || (whole && result.outcome() == Outcome.UNFINISHED);
  }

  private String outcomeText() {
    return result.outcome() == Outcome.FAILED ? "failed" : "left work undone";
  }

  private static String time(long nanoseconds) {
    return Quantity.text(nanoseconds / NANOS, "s");
  }
}
