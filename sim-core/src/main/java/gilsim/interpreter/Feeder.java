package gilsim.interpreter;

import java.util.ArrayDeque;

/**
 * The parent's thread that pickles messages and writes them into the pipe: {@code Queue._feed} of
 * Lib/multiprocessing/queues.py, {@code Pool._handle_tasks} of Lib/multiprocessing/pool.py.
 */
final class Feeder implements ThreadProgram {
  private enum State {
    TAKE,
    WRITE,
    WRITTEN
  }

  private final ProcessCosts costs;
  private final ArrayDeque<WorkItem> buffer;
  private final WorkPipe pipe;
  private State state = State.TAKE;
  private WorkItem item;

  Feeder(PythonProcess parent, ArrayDeque<WorkItem> buffer, WorkPipe pipe) {
    this.costs = parent.environment().interpreter().processes();
    this.buffer = buffer;
    this.pipe = pipe;
  }

  @Override
  public void step(PythonThread thread) {
    switch (state) {
      case TAKE -> {
        if (buffer.isEmpty()) {
          thread.park();
        } else {
          item = buffer.poll();
          state = State.WRITE;
          thread.nativeHeld(costs.pickling(item.argumentsBytes()));
        }
      }
      case WRITE -> {
        state = State.WRITTEN;
        thread.nativeReleased(costs.transfer());
      }
      case WRITTEN -> {
        state = State.TAKE;
        pipe.write(item);
      }
    }
  }
}
