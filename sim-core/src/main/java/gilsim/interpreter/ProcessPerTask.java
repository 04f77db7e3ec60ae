package gilsim.interpreter;

import java.util.Optional;

/** One {@code multiprocessing.Process} per task, client or loop. */
public final class ProcessPerTask implements Executor {
  private final ProcessLauncher launcher;
  private final TaskInterpreter interpreter;
  private final TaskLedger ledger;
  private final Optional<InnerExecutor> inner;

  /** Children of the given process. */
  public ProcessPerTask(PythonProcess parent, TaskInterpreter interpreter, StartMethod method) {
    this(parent, interpreter, method, Optional.empty());
  }

  /**
   * Children of the given process.
   *
   * @param inner what each of them runs its task with; empty: its main thread
   */
  public ProcessPerTask(
      PythonProcess parent,
      TaskInterpreter interpreter,
      StartMethod method,
      Optional<InnerExecutor> inner) {
    this.launcher = new ProcessLauncher(parent, method, inner);
    this.interpreter = interpreter;
    this.ledger = parent.environment().ledger();
    this.inner = inner;
  }

  private ThreadProgram program(Task task) {
    return inner.isPresent()
        ? new NestingChild(task, interpreter, ledger, inner.get())
        : new DedicatedProgram(task, interpreter, ledger, task.atStart());
  }

  /** One of its processes is to die. */
  public void fault(WorkerDeath death) {
    launcher.fault(death);
  }

  @Override
  public Submission submission() {
    return new Start();
  }

  private final class Start implements Submission {
    private enum State {
      DONE,
      CHARGE,
      LAUNCH
    }

    private State state = State.DONE;
    private Task task;

    @Override
    public void begin(Task next) {
      task = next;
      state = State.CHARGE;
    }

    @Override
    public boolean advance(PythonThread caller) {
      switch (state) {
        case CHARGE -> {
          state = State.LAUNCH;
          launcher.charge(caller, task);
        }
        case LAUNCH -> {
          state = State.DONE;
          launcher.launch(caller, program(task), task);
        }
        case DONE -> {
          return true;
        }
      }
      return false;
    }
  }
}
