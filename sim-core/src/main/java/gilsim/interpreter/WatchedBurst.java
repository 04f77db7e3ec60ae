package gilsim.interpreter;

import gilsim.hardware.Interference;
import gilsim.os.KernelThread;

/** The Python code that a thread runs without asking its program, and who watches it. */
final class WatchedBurst {
  private final KernelThread kernel;
  private CheckPointWatch watch = CheckPointWatch.NOBODY;
  private Interference interference = Interference.NONE;
  private double work;
  private double doneBefore;
  private double owed;
  private boolean out;

  /** Code of the thread of which nothing else is known. */
  WatchedBurst(KernelThread kernel) {
    this.kernel = kernel;
  }

  /** From now on it is code of which nothing else is known. */
  void isOrdinary() {
    watch = CheckPointWatch.NOBODY;
    interference = Interference.NONE;
  }

  /** Someone has to know where it is stopped. */
  void isWatched(CheckPointWatch by) {
    watch = by;
  }

  /** It and what runs beside it slow each other. */
  void interferes(Interference with) {
    interference = with;
  }

  /** Runs it, or the rest of it: reference nanoseconds. */
  void run(double rest) {
    work = rest;
    doneBefore = kernel.workDone();
    kernel.exec(rest, interference);
  }

  /** The operating system gives the thread a processor, or takes it. */
  void processor(boolean running) {
    watch.processor(running, kernel.remaining());
  }

  /**
   * Another thread took the GIL that this one freed for a moment. It finds out when it next runs,
   * but what it computed until now came before what the other one will.
   *
   * @param besides work that its computing took besides its own so far
   */
  void gilLost(double besides) {
    owed = besides;
    switchedOut(Math.max(0, work - (kernel.workDone() - doneBefore)) + owed);
  }

  /** What it owed when it lost the GIL, once. */
  double collectOwed() {
    double collected = owed;
    owed = 0;
    return collected;
  }

  /** The thread drops the GIL with so much work left, if it did not lose it before. */
  void switchedOut(double rest) {
    if (!out) {
      watch.switchedOut(rest);
    }
    out = true;
  }

  /** The thread has the GIL again. */
  void switchedIn() {
    out = false;
    watch.switchedIn();
  }

  /**
   * Time from one check point that frees the GIL of its own accord to the next, reference
   * nanoseconds.
   *
   * @param usual that of code of which nothing else is known
   */
  double checkInterval(double usual) {
    return watch.checkInterval(usual);
  }
}
