package gilsim.interpreter;

/**
 * The process that removes what a program has left behind in the system, such as semaphores ({@code
 * ensure_running} and {@code main} of CPython Lib/multiprocessing/resource_tracker.py; up to 3.7
 * semaphore_tracker.py). Whoever spawns a child or needs a fork server starts it first, once. It is
 * an interpreter that starts beside the children and competes with them for processors; then it
 * waits for as long as its parent lives, and what it is told is not modelled.
 */
final class ResourceTracker implements ThreadProgram {
  private final SpawnCosts costs;
  private final PythonThread thread;
  private boolean begun;

  /** A tracker that is not started. */
  ResourceTracker(Environment environment) {
    costs = environment.interpreter().processes().spawn();
    thread = PythonProcess.create(environment).thread(this);
  }

  /** Starts it; nobody waits for it. */
  void start() {
    thread.start();
  }

  @Override
  public void step(PythonThread self) {
    if (begun) {
      self.park();
    } else {
      begun = true;
      self.compute(costs.pages(costs.tracker()));
    }
  }
}
