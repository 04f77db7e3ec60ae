package gilsim.interpreter;

import java.util.List;
import java.util.Optional;

/**
 * What one worker thread of a pool does with the tasks that it takes off the queue. Source: CPython
 * Lib/concurrent/futures/thread.py, {@code WorkerContext} (3.14).
 */
interface WorkerContext {

  /**
   * Goes on with what comes before the first task.
   *
   * @return false if it is done and nothing was started
   */
  default boolean initialize(PythonThread thread) {
    return false;
  }

  /** Whether the program's start-up lasts until its thread is ready. */
  default boolean countsAsWorker() {
    return true;
  }

  /**
   * Goes on with a task.
   *
   * @return false if it is done and nothing was started
   */
  boolean step(Task task, PythonThread thread);

  /**
   * The tasks that it has in hand.
   *
   * @param current the one that it was given last and has not finished
   */
  default List<Task> inHand(Optional<Task> current) {
    return current.stream().toList();
  }

  /** Adds which of them wait for a place to run. */
  default void describe(WaitGraph graph) {}

  /**
   * The worker has done what it had to do for the task.
   *
   * @return true if the task must be submitted again: it is a loop that begins its next pass
   */
  default boolean finish(Task task, PythonThread thread) {
    task.complete();
    task.answered(thread);
    return task.beginsNextPass();
  }
}
