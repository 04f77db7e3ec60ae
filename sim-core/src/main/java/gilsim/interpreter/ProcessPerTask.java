package gilsim.interpreter;

/** One {@code multiprocessing.Process} per task, client or loop. */
public final class ProcessPerTask implements Executor {
  private final ProcessLauncher launcher;
  private final TaskInterpreter interpreter;
  private final TaskLedger ledger;

  /** Children of the given process. */
  public ProcessPerTask(PythonProcess parent, TaskInterpreter interpreter, StartMethod method) {
    this.launcher = new ProcessLauncher(parent, method);
    this.interpreter = interpreter;
    this.ledger = parent.environment().ledger();
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
          launcher.launch(
              caller, new DedicatedProgram(task, interpreter, ledger, task.atStart()), task);
        }
        case DONE -> {
          return true;
        }
      }
      return false;
    }
  }
}
