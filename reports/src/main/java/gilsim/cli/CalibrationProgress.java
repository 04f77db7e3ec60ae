package gilsim.cli;

import java.util.function.LongSupplier;

/**
 * Shows on standard error which probe runs: one line that is drawn again on a terminal, a line now
 * and then elsewhere.
 */
final class CalibrationProgress {
  private static final long LINE_NANOS = 30_000_000_000L;
  private static final String CLEAR = "\r\u001b[K";

  private final Terminal terminal;
  private final boolean quiet;
  private final LongSupplier nanoTime;
  private long lastLine;
  private boolean drawn;

  CalibrationProgress(Terminal terminal, boolean quiet, LongSupplier nanoTime) {
    this.terminal = terminal;
    this.quiet = quiet;
    this.nanoTime = nanoTime;
    this.lastLine = nanoTime.getAsLong();
  }

  /** What is being done now. */
  void show(String what) {
    if (quiet) {
      return;
    }
    if (terminal.errIsTerminal()) {
      String line = Terminal.printable(what);
      terminal.err().print(CLEAR + line.substring(0, Math.min(line.length(), columns())));
      terminal.err().flush();
      drawn = true;
    } else if (nanoTime.getAsLong() - lastLine > LINE_NANOS) {
      lastLine = nanoTime.getAsLong();
      terminal.say("gilsim: " + what);
    }
  }

  private int columns() {
    return terminal.columns() - 1;
  }

  /** A message, which is said even if quiet. */
  void say(String message) {
    clear();
    terminal.say("gilsim: " + message);
  }

  /** A line of the result, on standard output. */
  void result(String line) {
    clear();
    terminal.print(Terminal.printable(line) + "\n");
  }

  /** Takes the drawn line away. */
  void clear() {
    if (drawn) {
      terminal.err().print(CLEAR);
      terminal.err().flush();
      drawn = false;
    }
  }
}
