package gilsim.interpreter;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A worker process of a pool: the program of its main thread. */
interface PoolWorker extends ThreadProgram {

  /** The tasks that it has in hand: begun, or handed to what runs them. */
  List<Task> inHand();

  /** The messages that it took out of the pipe and whose results are not all written. */
  List<WorkItem> unanswered();

  /** The locks that all workers of its pool share. */
  Stream<PythonLock> locks();

  /** It comes after one that died, so its start is not part of the pool's. */
  PoolWorker asReplacement();

  /** Adds which of them wait for a place to run. */
  default void describe(WaitGraph graph) {}

  /**
   * A worker that is not started.
   *
   * @param calls the pipe from which it reads messages
   * @param results the pipe into which it writes results
   * @param first what its first messages cost
   * @param inner what it runs their tasks with; empty: its main thread, one after another
   */
  static PoolWorker create(
      Environment environment,
      Pipe calls,
      Pipe results,
      PoolProcess.Parent parent,
      TaskInterpreter interpreter,
      FirstMessages first,
      Optional<InnerExecutor> inner) {
    return inner.isPresent()
        ? new NestingProcess(environment, calls, results, parent, interpreter, first, inner.get())
        : new PoolProcess(environment, calls, results, parent, interpreter, first);
  }
}
