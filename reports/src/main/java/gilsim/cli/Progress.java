package gilsim.cli;

import gilsim.batch.BatchListener;
import gilsim.batch.RunProgress;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Shows on standard error how a batch gets on: a bar that is drawn again on a terminal, a line now
 * and then elsewhere. Workers only count; a thread of its own draws. Warnings wait for the end: the
 * results hold them.
 */
final class Progress implements BatchListener, AutoCloseable {
  private static final long REDRAW_MILLIS = 200;
  private static final long LINE_MILLIS = 30_000;
  private static final String CLEAR = "\r\u001b[K";

  private final Terminal terminal;
  private final boolean quiet;
  private final boolean mayGrow;
  private final LongSupplier nanoTime;
  private final long begin;
  private final ScheduledExecutorService drawing;
  private long planned;
  private long finished;
  private long failed;
  private boolean drawn;

  /**
   * Begins to show.
   *
   * @param quiet show nothing but count
   * @param mayGrow whether more runs may turn out to be needed
   */
  static Progress begin(Terminal terminal, boolean quiet, boolean mayGrow) {
    Progress progress = new Progress(terminal, quiet, mayGrow, System::nanoTime);
    if (!quiet) {
      long period = terminal.errIsTerminal() ? REDRAW_MILLIS : LINE_MILLIS;
      progress.drawing.scheduleAtFixedRate(progress::show, period, period, TimeUnit.MILLISECONDS);
    }
    return progress;
  }

  /**
   * For tests: shows only when asked.
   *
   * @param nanoTime the clock
   */
  Progress(Terminal terminal, boolean quiet, boolean mayGrow, LongSupplier nanoTime) {
    this.terminal = terminal;
    this.quiet = quiet;
    this.mayGrow = mayGrow;
    this.nanoTime = nanoTime;
    this.begin = nanoTime.getAsLong();
    this.drawing =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "progress");
              thread.setDaemon(true);
              return thread;
            });
  }

  @Override
  public synchronized void planned(long runsAtLeast) {
    planned = runsAtLeast;
  }

  @Override
  public synchronized void finished(RunProgress run) {
    finished = run.finished();
    planned = Math.max(planned, run.planned());
    if (!run.status().equals("done")) {
      failed++;
    }
  }

  /** Says something without spoiling the bar. */
  synchronized void say(String message) {
    if (!quiet) {
      clear();
      terminal.say("gilsim: " + message);
    }
  }

  /** Draws the bar or writes a line. */
  synchronized void show() {
    double seconds = (nanoTime.getAsLong() - begin) / 1e9;
    ProgressText text = new ProgressText(finished, planned, mayGrow, failed, seconds);
    if (!terminal.errIsTerminal()) {
      terminal.say(text.line());
    } else if (planned > 0) {
      terminal.err().print(CLEAR + text.bar(terminal.columns()));
      terminal.err().flush();
      drawn = true;
    }
  }

  /** Ends the drawing and takes the bar away. */
  @Override
  public synchronized void close() {
    drawing.shutdownNow();
    clear();
  }

  private void clear() {
    if (drawn) {
      terminal.err().print(CLEAR);
      terminal.err().flush();
      drawn = false;
    }
  }
}
