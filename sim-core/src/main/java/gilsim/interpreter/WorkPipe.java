package gilsim.interpreter;

import gilsim.trace.TraceListener;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The pipe from the parent to its worker processes. The worker that has the reader's lock waits for
 * the next message and reads it; the others wait for the lock ({@code Queue.get} of
 * Lib/multiprocessing/queues.py).
 */
final class WorkPipe {
  private final ArrayDeque<WorkItem> messages = new ArrayDeque<>();
  private final PythonLock readLock =
      new PythonLock("the pipe of a pool", 0, OptionalLong.empty(), new TraceListener() {});
  private Optional<ReadinessCall> reader = Optional.empty();

  void write(WorkItem item) {
    messages.add(item);
    reader.ifPresent(ReadinessCall::written);
  }

  /** A lock between processes, so one that is never handed over. */
  PythonLock readLock() {
    return readLock;
  }

  boolean readable() {
    return !messages.isEmpty();
  }

  /** Whom the next message wakes: the holder of the lock. */
  void readBy(ReadinessCall waiter) {
    reader = Optional.of(waiter);
  }

  /** Takes the first message out. */
  WorkItem read() {
    reader = Optional.empty();
    return messages.remove();
  }

  /** Adds the tasks of messages that nobody has read. */
  void describe(WaitGraph graph, List<PoolProcess> workers) {
    PoolProcess.describe(graph, workers, messages);
  }
}
