package gilsim.interpreter;

import java.util.function.Supplier;

/**
 * The thread of a {@code multiprocessing.Pool} that starts a new worker for every one that ended:
 * {@code Pool._handle_workers} and {@code _maintain_pool} of CPython Lib/multiprocessing/pool.py.
 * It waits for the sentinels of the workers; up to 3.7 it looks ten times a second instead, which
 * is not modelled.
 */
final class WorkerHandler implements ThreadProgram {
  private final ProcessLauncher launcher;
  private final Supplier<PoolWorker> replacement;
  private PythonThread self;
  private int missing;
  private boolean starting;

  /**
   * A handler whose thread is not started.
   *
   * @param replacement makes the program of a new worker
   */
  WorkerHandler(ProcessLauncher launcher, Supplier<PoolWorker> replacement) {
    this.launcher = launcher;
    this.replacement = replacement;
  }

  /** A worker ended. */
  void workerEnded() {
    missing++;
    if (self != null) {
      self.unpark();
    }
  }

  @Override
  public void step(PythonThread thread) {
    self = thread;
    if (starting) {
      starting = false;
      missing--;
      launcher.launch(thread, replacement.get());
    } else if (missing > 0) {
      starting = true;
      launcher.charge(thread);
    } else {
      thread.park();
    }
  }
}
