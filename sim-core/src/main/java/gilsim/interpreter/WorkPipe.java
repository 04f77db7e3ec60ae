package gilsim.interpreter;

import java.util.ArrayDeque;
import java.util.List;

/**
 * The pipe from the parent to its worker processes: messages in order, and the workers that wait
 * for one, first come first served (they queue for the reader's lock).
 */
final class WorkPipe {
  private final ArrayDeque<WorkItem> messages = new ArrayDeque<>();
  private final ArrayDeque<PoolProcess> readers = new ArrayDeque<>();

  void write(WorkItem item) {
    if (readers.isEmpty()) {
      messages.add(item);
    } else {
      readers.poll().received(item);
    }
  }

  /** Hands the worker the next message, now or when one comes. */
  void read(PoolProcess reader) {
    if (messages.isEmpty()) {
      readers.add(reader);
    } else {
      reader.received(messages.poll());
    }
  }

  /** Adds the tasks of messages that nobody has read. */
  void describe(WaitGraph graph, List<PoolProcess> workers) {
    PoolProcess.describe(graph, workers, messages);
  }
}
