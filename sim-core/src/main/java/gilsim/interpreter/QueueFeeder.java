package gilsim.interpreter;

/**
 * The thread of one process that pickles the items which this process puts into a {@code
 * multiprocessing.Queue} and writes them into its pipe. It is started by the first put. Source:
 * CPython Lib/multiprocessing/queues.py {@code Queue._feed}.
 */
final class QueueFeeder implements ThreadProgram {
  private enum State {
    TAKE,
    WRITE,
    WRITTEN
  }

  private final ItemQueue queue;
  private final ProcessCosts costs;
  private final PythonThread thread;
  private State state = State.TAKE;
  private boolean started;
  private int buffered;

  QueueFeeder(PythonProcess process, ItemQueue queue) {
    this.queue = queue;
    this.costs = process.environment().interpreter().processes();
    this.thread = process.thread(this);
  }

  /** An item for the pipe. */
  void put() {
    buffered++;
    if (started) {
      thread.unpark();
    } else {
      started = true;
      thread.start();
    }
  }

  @Override
  public void step(PythonThread self) {
    switch (state) {
      case TAKE -> {
        if (buffered == 0) {
          self.park();
        } else {
          buffered--;
          state = State.WRITE;
          self.nativeHeld(costs.message().pickling(queue.itemBytes()));
        }
      }
      case WRITE -> {
        state = State.WRITTEN;
        self.nativeReleased(costs.message().transfer(queue.itemBytes()));
      }
      case WRITTEN -> {
        state = State.TAKE;
        queue.arrived(self);
      }
    }
  }
}
