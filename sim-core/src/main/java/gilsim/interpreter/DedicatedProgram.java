package gilsim.interpreter;

/** A thread that runs one task, or all passes of one client or loop. */
public final class DedicatedProgram implements ThreadProgram {
  private enum State {
    READY,
    SERVE,
    RUN,
    ENDED
  }

  private final Task task;
  private final TaskInterpreter interpreter;
  private final TaskLedger ledger;
  private final boolean worker;
  private State state = State.READY;

  /**
   * A program for one thread.
   *
   * @param task has arrived
   * @param worker whether the thread belongs to those whose start counts as start-up
   */
  public DedicatedProgram(
      Task task, TaskInterpreter interpreter, TaskLedger ledger, boolean worker) {
    this.task = task;
    this.interpreter = interpreter;
    this.ledger = ledger;
    this.worker = worker;
  }

  @Override
  public void step(PythonThread thread) {
    switch (state) {
      case READY -> {
        if (worker) {
          ledger.workerReady();
        }
        state = State.SERVE;
      }
      case SERVE -> {
        thread.serve(task);
        state = State.RUN;
      }
      case RUN -> {
        if (!interpreter.step(task, thread)) {
          thread.serveNobody();
          task.complete();
          task.resultReady(thread);
          next(thread);
        }
      }
      case ENDED -> throw new IllegalStateException("a thread that ended goes on");
    }
  }

  private void next(PythonThread thread) {
    state = State.SERVE;
    if (task.beginsNextPass()) {
      return;
    }
    if (task.hasClient()) {
      thread.think(task, task.think());
    } else {
      state = State.ENDED;
      thread.exit();
    }
  }

  /** Whoever waits for the process ({@code Process.join}) goes on. */
  @Override
  public void processDied(PythonThread thread) {
    if (task.underWay()) {
      task.lose();
      task.resultReady(thread);
    }
  }

  @Override
  public boolean ended() {
    return state == State.ENDED;
  }
}
