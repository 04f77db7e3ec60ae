package gilsim.benchmark;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command {@code ./gilsim run} of this checkout, as a process of its own. */
final class Command {
  private static final Path HOME = Path.of("").toAbsolutePath().getParent();
  private static final double SECOND = 1e9;

  /** How often the disk is looked at: the error of the time to the first result. */
  private static final long POLL_MILLIS = 2;

  private final Path results;
  private final long begin = System.nanoTime();
  private final Process process;

  private Command(Path results, String scenario, List<String> options) throws IOException {
    this.results = results;
    List<String> words =
        new ArrayList<>(
            List.of(
                HOME.resolve("gilsim").toString(),
                "run",
                HOME.resolve("scenarios/library/" + scenario).toString(),
                "--quiet",
                "-o",
                results.toString()));
    words.addAll(options);
    process = new ProcessBuilder(words).redirectError(Redirect.DISCARD).start();
  }

  /** Builds the command, so that no other start does. */
  static void build() throws IOException, InterruptedException {
    new ProcessBuilder(HOME.resolve("gilsim").toString(), "--version")
        .inheritIO()
        .start()
        .waitFor();
  }

  /** Starts a run of a scenario of the library with results in a folder that does not exist. */
  static Command start(Path results, String scenario, String... options) throws IOException {
    return new Command(results, scenario, List.of(options));
  }

  /** Seconds from the start until the first replication is on the disk. */
  double firstResult() throws IOException, InterruptedException {
    Path part = results.resolve("store/000001.runs");
    while (process.isAlive() && !(Files.exists(part) && Files.size(part) > 0)) {
      Thread.sleep(POLL_MILLIS);
    }
    return elapsed();
  }

  /** Seconds from the start until the table comes. */
  double table() throws IOException {
    process.getInputStream().read();
    return elapsed();
  }

  /** Seconds from the start to the end. */
  double end() throws IOException, InterruptedException {
    process.getInputStream().readAllBytes();
    if (process.waitFor() != 0) {
      throw new IllegalStateException("the command failed: exit code " + process.exitValue());
    }
    return elapsed();
  }

  private double elapsed() {
    return (System.nanoTime() - begin) / SECOND;
  }
}
