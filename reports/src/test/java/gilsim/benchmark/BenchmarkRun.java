package gilsim.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Times the whole command: how soon a first result is there, and what a sweep on all processors
 * reaches of what independent JVMs beside each other reach. Its name keeps it out of the tests;
 * {@code mvn -Pbenchmark test} runs it. It takes about four minutes and wants an otherwise idle
 * machine.
 */
class BenchmarkRun {
  private static final int STARTS = 7;
  private static final int SWEEPS = 3;

  /** Long to simulate and short to report. */
  private static final String SWEEP = "13-open-service.yaml";

  /** Of each JVM of its own. */
  private static final int REPLICATIONS = 150;

  @TempDir Path folder;

  private final StringBuilder report = new StringBuilder();

  @Test
  void run() throws Exception {
    Command.build();
    starts();
    sweeps();
    Files.writeString(Path.of("target", "benchmark.txt"), report);
    System.out.println(report);
  }

  private void starts() throws IOException, InterruptedException {
    List<Double> firsts = new ArrayList<>();
    List<Double> tables = new ArrayList<>();
    List<Double> ends = new ArrayList<>();
    for (int i = 0; i < STARTS; i++) {
      Command command = Command.start(folder.resolve("start-" + i), "01-one-core-one-gil.yaml");
      firsts.add(command.firstResult());
      tables.add(command.table());
      ends.add(command.end());
    }
    line(
        "Command start to first result: %.2f s (target < 1: %s), to the table: %.2f s, to the"
            + " report: %.2f s (medians of %d)",
        median(firsts), verdict(median(firsts) < 1), median(tables), median(ends), STARTS);
  }

  private void sweeps() throws IOException, InterruptedException {
    int processors = Runtime.getRuntime().availableProcessors();
    List<Double> ratios = new ArrayList<>();
    for (int i = 0; i < SWEEPS; i++) {
      double independent = independent(i, processors);
      double together = sweep(i, processors).end();
      ratios.add(independent / together);
      line(
          "%d x %d replications: %d JVMs with --jobs 1 %.1f s, one with --jobs %d %.1f s",
          processors, REPLICATIONS, processors, independent, processors, together);
    }
    line(
        "Sweep on all processors: %.2f x independent JVMs (median of %d; target 0.90: %s)",
        median(ratios), SWEEPS, verdict(median(ratios) >= 0.9));
  }

  private double independent(int round, int processors) throws IOException, InterruptedException {
    List<Command> commands = new ArrayList<>();
    for (int i = 0; i < processors; i++) {
      commands.add(
          Command.start(
              folder.resolve("alone-" + round + "-" + i),
              SWEEP,
              "--jobs=1",
              "--seed=" + (i + 1),
              "--replications=" + REPLICATIONS));
    }
    double last = 0;
    for (Command command : commands) {
      last = Math.max(last, command.end());
    }
    return last;
  }

  private Command sweep(int round, int processors) throws IOException {
    return Command.start(
        folder.resolve("sweep-" + round),
        SWEEP,
        "--jobs=" + processors,
        "--replications=" + processors * REPLICATIONS);
  }

  private void line(String text, Object... values) {
    report.append(String.format(Locale.ROOT, text, values)).append('\n');
  }

  private static String verdict(boolean met) {
    return met ? "met" : "missed";
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }
}
