package gilsim.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs commands as a user would, in a folder of their own, and keeps what they wrote. */
final class Shell {
  /** The checkout: tests run in the folder of their module. */
  static final Path HOME = Path.of("").toAbsolutePath().getParent();

  /** A scenario that takes no time to simulate. */
  static final String SMALL =
      """
      gilsim: 1
      name: small
      description: CPU-bound work on threads and processes
      machine: plain-4c
      interpreter: cpython-3.11
      tasks:
        crunch: {count: 4, do: [{compute: 5ms}]}
      strategies:
        sequential: {type: sequential}
        threads: {type: threads}
        processes: {type: process-pool, workers: 2}
      run: {replications: 3, seed: 1, baseline: sequential}
      sweep: {machine.cores: [1, 2]}
      """;

  private final Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final List<String> ends = new ArrayList<>();
  private final Interrupts interrupts = new Interrupts(() -> ends.add("ended"), System::nanoTime);
  private boolean terminals;
  private OutputStream target = out;

  Shell(Path folder) {
    this.folder = folder;
  }

  /** From now on output and errors go to a terminal. */
  Shell onTerminal() {
    terminals = true;
    return this;
  }

  /** From now on results go elsewhere. */
  Shell into(OutputStream stream) {
    target = stream;
    return this;
  }

  /** Writes a file and returns its path. */
  String file(String name, String text) {
    try {
      return Files.writeString(folder.resolve(name), text).toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs a command and returns its exit code. */
  int run(String... arguments) {
    out.reset();
    err.reset();
    return Gilsim.execute(terminal(), arguments);
  }

  /** Where commands run. */
  Terminal terminal() {
    StandardOutput output = new StandardOutput(target);
    return new Terminal(
        new PrintStream(output, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8),
        output,
        terminals,
        terminals,
        80,
        true,
        folder,
        HOME,
        interrupts);
  }

  Interrupts interrupts() {
    return interrupts;
  }

  /** Whether a signal would have ended the process. */
  boolean ended() {
    return !ends.isEmpty();
  }

  /** What the last command wrote to standard output. */
  String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  /** What the last command wrote to standard error. */
  String err() {
    return err.toString(StandardCharsets.UTF_8);
  }
}
