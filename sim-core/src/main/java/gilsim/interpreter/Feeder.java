package gilsim.interpreter;

import java.util.ArrayDeque;
import java.util.List;

/**
 * The parent's thread that pickles messages and writes them into the pipe: {@code Queue._feed} of
 * Lib/multiprocessing/queues.py, {@code Pool._handle_tasks} of Lib/multiprocessing/pool.py. A
 * message is in the pipe at the end of the system call, before the thread has the GIL back.
 */
final class Feeder implements ThreadProgram {
  private enum State {
    TAKE,
    PREPARE,
    WRITE,
    WRITTEN
  }

  private final ProcessCosts costs;
  private final PipeCosts pipeCosts;
  private final ArrayDeque<WorkItem> buffer = new ArrayDeque<>();
  private final WorkPipe pipe;
  private State state = State.TAKE;
  private boolean waiting;
  private PythonThread self;
  private WorkItem item;

  Feeder(Environment environment, WorkPipe pipe) {
    this.costs = environment.interpreter().processes();
    this.pipeCosts = PipeCosts.of(environment.interpreter());
    this.pipe = pipe;
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
          state = State.PREPARE;
          thread.nativeHeld(costs.pickling(item.argumentsBytes()));
        }
      }
      case PREPARE -> {
        state = State.WRITE;
        thread.compute(pipeCosts.send());
      }
      case WRITE -> {
        WorkItem written = item;
        state = State.WRITTEN;
        thread.write(pipeCosts.call(), () -> pipe.write(written));
      }
      case WRITTEN -> {
        state = State.TAKE;
        thread.compute(pipeCosts.send());
      }
    }
  }

  /** Adds the tasks of messages that are not written. */
  void describe(WaitGraph graph, List<PoolProcess> workers) {
    PoolProcess.describe(graph, workers, buffer);
  }
}
