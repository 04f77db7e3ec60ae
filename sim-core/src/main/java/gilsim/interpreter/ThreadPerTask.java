package gilsim.interpreter;

/** One {@code threading.Thread} per task, client or loop. */
public final class ThreadPerTask implements Submission {
  private final ThreadLauncher launcher;
  private final TaskInterpreter interpreter;
  private final TaskLedger ledger;

  /** Threads in the given process. */
  public ThreadPerTask(PythonProcess process, TaskInterpreter interpreter) {
    this.launcher = new ThreadLauncher(process);
    this.interpreter = interpreter;
    this.ledger = process.environment().ledger();
  }

  @Override
  public void begin(Task task) {
    launcher.begin(new DedicatedProgram(task, interpreter, ledger, !task.open()));
  }

  @Override
  public boolean advance(PythonThread caller) {
    return launcher.advance(caller);
  }
}
