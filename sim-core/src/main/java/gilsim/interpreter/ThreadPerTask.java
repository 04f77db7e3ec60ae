package gilsim.interpreter;

/** One {@code threading.Thread} per task, client or loop. */
public final class ThreadPerTask implements Executor {
  private final PythonProcess process;
  private final TaskInterpreter interpreter;
  private final TaskLedger ledger;

  /** Threads in the given process. */
  public ThreadPerTask(PythonProcess process, TaskInterpreter interpreter) {
    this.process = process;
    this.interpreter = interpreter;
    this.ledger = process.environment().ledger();
  }

  @Override
  public Submission submission() {
    return new Start();
  }

  private final class Start implements Submission {
    private final ThreadLauncher launcher = new ThreadLauncher(process);

    @Override
    public void begin(Task task) {
      launcher.begin(new DedicatedProgram(task, interpreter, ledger, task.atStart()));
    }

    @Override
    public boolean advance(PythonThread caller) {
      return launcher.advance(caller);
    }
  }
}
