package gilsim.interpreter;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What becomes of a process pool one of whose workers died: {@code
 * _ExecutorManagerThread.terminate_broken} of CPython Lib/concurrent/futures/process.py. All work
 * whose result has not come fails with {@code BrokenProcessPool}, the other workers are terminated,
 * and whatever is submitted later fails at once.
 *
 * <p>The manager thread waits for the sentinels of the workers that are there when its wait begins;
 * it does all this under the executor's lock, as since 3.12.
 */
final class PoolBreakdown {
  private static final int NOBODY = Integer.MAX_VALUE;

  private final Losses losses;
  private final PythonLock lock;
  private final ProcessLauncher launcher;
  private final List<PoolWorker> workers;
  private final Set<WorkItem> unanswered = new LinkedHashSet<>();
  private int firstDead = NOBODY;
  private int watched;
  private boolean broken;

  /**
   * Of a pool that works.
   *
   * @param lock the executor's
   * @param workers grows as they are started
   */
  PoolBreakdown(
      Losses losses, PythonLock lock, ProcessLauncher launcher, List<PoolWorker> workers) {
    this.losses = losses;
    this.lock = lock;
    this.launcher = launcher;
    this.workers = workers;
  }

  /** What the manager holds while it breaks the pool down. */
  PythonLock lock() {
    return lock;
  }

  /** True if the pool accepts nothing any more. */
  boolean broken() {
    return broken;
  }

  /** Work whose result somebody waits for. */
  void submitted(WorkItem item) {
    unanswered.add(item);
  }

  /** Its result has come. */
  void answered(WorkItem item) {
    unanswered.remove(item);
  }

  /** The manager begins to wait for all workers that there are. */
  void watch() {
    watched = workers.size();
  }

  /** A worker was killed and is gone. */
  void died(PoolWorker worker) {
    firstDead = Math.min(firstDead, workers.indexOf(worker));
  }

  /** True if one of the watched workers is gone. */
  boolean noticed() {
    return firstDead < watched;
  }

  /** The manager, who noticed it, breaks the pool down. */
  void breakDown(PythonThread manager) {
    broken = true;
    losses.poolBroke();
    unanswered.forEach(item -> fail(item, manager));
    unanswered.clear();
    launcher.killAll();
  }

  /** Nobody will run these tasks; whoever waits for them goes on. */
  void fail(WorkItem item, PythonThread by) {
    for (Task task : item.tasks()) {
      task.lose();
      task.resultReady(by);
    }
  }
}
