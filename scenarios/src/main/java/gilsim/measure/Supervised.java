package gilsim.measure;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A Python script under {@code supervise.py}, which kills all that descends from the script when
 * the script ends, or when our end of its standard input closes, be it because this process was
 * killed.
 */
final class Supervised implements AutoCloseable {
  /** More than the supervisor itself needs to give up on a process that cannot be killed. */
  private static final int PATIENCE_SECONDS = 8;

  private final Process process;

  private Supervised(Process process) {
    this.process = process;
  }

  /**
   * Starts a script.
   *
   * @param command the interpreter, its flags, the supervisor, the script, its arguments
   * @param said where standard error goes
   * @param progress hears every line of standard output, in a thread of its own
   */
  static Supervised start(List<String> command, Path folder, Path said, Consumer<String> progress)
      throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(folder.toFile()).redirectError(said.toFile());
    // Options such as -I make Python ignore these, but not what it starts.
    builder.environment().keySet().removeIf(name -> name.startsWith("PYTHON"));
    Process process = builder.start();
    Thread reader = new Thread(() -> read(process, progress), "gilsim-python-output");
    reader.setDaemon(true);
    reader.start();
    return new Supervised(process);
  }

  private static void read(Process process, Consumer<String> progress) {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      lines.lines().forEach(progress);
    } catch (IOException | UncheckedIOException e) {
      // The process ended, and with it what it had to say.
    }
  }

  /**
   * Waits until the script and all its descendants ended.
   *
   * @return false if they take longer than this
   */
  boolean await(Duration patience) throws InterruptedException {
    return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** The script's exit code; 128 + the number of the signal that ended it. */
  int exitCode() {
    return process.exitValue();
  }

  /** Ends what still runs and waits until nothing is left of it. */
  @Override
  public void close() {
    if (!process.isAlive()) {
      return;
    }
    boolean interrupted = Thread.interrupted();
    try {
      try (OutputStream stop = process.getOutputStream()) {
        stop.write('.'); // its folder stays: other runs follow
      }
      process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (IOException e) {
      // Its reader is gone; what remains is killed below.
    } catch (InterruptedException e) {
      interrupted = true;
    }
    if (process.isAlive()) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
