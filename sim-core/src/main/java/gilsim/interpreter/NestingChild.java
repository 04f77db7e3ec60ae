package gilsim.interpreter;

/**
 * A process for one task, client or loop that runs it with an executor of its own: the main thread
 * hands it over and waits for its end, pass after pass.
 */
final class NestingChild implements ThreadProgram {
  private enum State {
    START,
    MAKE,
    SUBMIT,
    HAND_OVER,
    WAIT,
    ENDED
  }

  private final Task task;
  private final TaskInterpreter interpreter;
  private final TaskLedger ledger;
  private final InnerExecutor inner;
  private State state = State.START;
  private PythonThread main;
  private Executor executor;
  private Submission submission;
  private boolean done;

  /**
   * The program of a process's main thread.
   *
   * @param task has arrived
   */
  NestingChild(Task task, TaskInterpreter interpreter, TaskLedger ledger, InnerExecutor inner) {
    this.task = task;
    this.interpreter = interpreter;
    this.ledger = ledger;
    this.inner = inner;
  }

  @Override
  public void step(PythonThread self) {
    switch (state) {
      case START -> {
        state = State.MAKE;
        main = self;
        self.compute(inner.startWork(self.process().environment().interpreter().threads()));
      }
      case MAKE -> {
        state = State.SUBMIT;
        executor = inner.make(self.process(), interpreter, Answer::new);
        submission = executor.submission();
        if (task.atStart()) {
          ledger.workerReady();
        }
      }
      case SUBMIT -> {
        state = State.HAND_OVER;
        done = false;
        submission.begin(task);
      }
      case HAND_OVER -> {
        if (submission.advance(self)) {
          state = State.WAIT;
        }
      }
      case WAIT -> {
        if (done) {
          next(self);
        } else {
          self.park();
        }
      }
      case ENDED -> throw new IllegalStateException("a process that ended goes on");
    }
  }

  private void next(PythonThread self) {
    task.resultReady(self);
    state = State.SUBMIT;
    if (task.beginsNextPass()) {
      return;
    }
    if (task.hasClient()) {
      self.think(task, task.think());
    } else {
      state = State.ENDED;
      self.process().executors().whenIdle(executor::shutdown);
      self.exit();
    }
  }

  @Override
  public void processDied(PythonThread thread) {
    if (task.underWay()) {
      task.lose();
    }
    task.resultReady(thread);
  }

  @Override
  public boolean ended() {
    return state == State.ENDED;
  }

  /** Sets the future for which the main thread waits. */
  private final class Answer implements Delivery {
    @Override
    public void begin(Task ended) {
      done = true;
      main.unpark();
    }

    @Override
    public boolean advance(PythonThread thread) {
      return true;
    }
  }
}
