package gilsim.interpreter;

import java.util.ArrayDeque;
import java.util.List;

/**
 * The parent's thread that pickles messages and writes them into the pipe: {@code Queue._feed} of
 * Lib/multiprocessing/queues.py, {@code Pool._handle_tasks} of Lib/multiprocessing/pool.py.
 */
final class Feeder implements ThreadProgram {
  private enum State {
    TAKE,
    PICKLED,
    WRITE
  }

  private final ProcessCosts costs;
  private final MessageWriter writer;
  private final ArrayDeque<WorkItem> buffer = new ArrayDeque<>();
  private State state = State.TAKE;
  private boolean waiting;
  private PythonThread self;
  private WorkItem item;

  Feeder(Environment environment, Pipe pipe) {
    this.costs = environment.interpreter().processes();
    this.writer = new MessageWriter(pipe, PipeCosts.of(environment.interpreter()));
  }

  /** A message to be written. */
  void put(WorkItem message) {
    buffer.add(message);
    if (waiting) {
      waiting = false;
      self.unpark();
    }
  }

  @Override
  public void step(PythonThread thread) {
    switch (state) {
      case TAKE -> {
        if (buffer.isEmpty()) {
          self = thread;
          waiting = true;
          thread.park();
        } else {
          item = buffer.poll();
          state = State.PICKLED;
          thread.nativeHeld(thread.process().messages().sent(item.argumentsBytes()));
        }
      }
      case PICKLED -> {
        state = State.WRITE;
        writer.begin(item, item.argumentsBytes());
      }
      case WRITE -> {
        if (writer.advance(thread)) {
          state = State.TAKE;
        }
      }
    }
  }

  /** Adds the tasks of messages that are not written. */
  void describe(WaitGraph graph, List<PoolWorker> workers) {
    PoolProcess.describe(graph, workers, buffer);
  }
}
