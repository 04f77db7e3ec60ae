package gilsim.interpreter;

/**
 * {@code Thread.start()}: the caller creates the thread and then waits until the child has said
 * that it runs. A child that finds the GIL taken keeps its parent waiting. Source: CPython
 * Lib/threading.py, {@code Thread.start} waits for {@code _started}.
 */
final class ThreadLauncher {
  private enum State {
    IDLE,
    CREATE,
    WAIT
  }

  private final PythonProcess process;
  private final ThreadCosts costs;
  private State state = State.IDLE;
  private Launched launched;

  ThreadLauncher(PythonProcess process) {
    this.process = process;
    this.costs = process.environment().interpreter().threads();
  }

  /** Begins to start a thread with this program. */
  void begin(ThreadProgram program) {
    launched = new Launched(program, costs.begin());
    state = State.CREATE;
  }

  /** Goes on in the calling thread; true once the child has started. */
  boolean advance(PythonThread caller) {
    switch (state) {
      case CREATE -> {
        state = State.WAIT;
        launched.parent = caller;
        caller.compute(costs.start());
        return false;
      }
      case WAIT -> {
        return awaitStart(caller);
      }
      default -> {
        return true;
      }
    }
  }

  private boolean awaitStart(PythonThread caller) {
    if (!launched.created) {
      launched.created = true;
      process.thread(launched).start();
    }
    if (launched.started) {
      state = State.IDLE;
      return true;
    }
    caller.park();
    return false;
  }

  /** A thread's life: its begin, the message to its parent, its program. */
  private static final class Launched implements ThreadProgram {
    private final ThreadProgram program;
    private final long beginCost;
    private PythonThread parent;
    private boolean created;
    private boolean begun;
    private boolean started;

    Launched(ThreadProgram program, long beginCost) {
      this.program = program;
      this.beginCost = beginCost;
    }

    @Override
    public void step(PythonThread thread) {
      if (!begun) {
        begun = true;
        thread.compute(beginCost);
      } else if (!started) {
        started = true;
        parent.unpark();
      } else {
        program.step(thread);
      }
    }
  }
}
