package gilsim.interpreter;

import java.util.function.Function;

/** One {@code threading.Thread} per task, client or loop. */
public final class ThreadPerTask implements Executor {
  private final PythonProcess process;
  private final Function<Task, ThreadProgram> programs;

  /** Threads in the given process. */
  public ThreadPerTask(PythonProcess process, TaskInterpreter interpreter) {
    this(process, task -> dedicated(task, interpreter, process.environment().ledger()));
  }

  /** Threads that do something of their own with their tasks. */
  ThreadPerTask(PythonProcess process, Function<Task, ThreadProgram> programs) {
    this.process = process;
    this.programs = programs;
  }

  private static ThreadProgram dedicated(
      Task task, TaskInterpreter interpreter, TaskLedger ledger) {
    return new DedicatedProgram(task, interpreter, ledger, task.atStart());
  }

  @Override
  public Submission submission() {
    return new Start();
  }

  private final class Start implements Submission {
    private final ThreadLauncher launcher = new ThreadLauncher(process);

    @Override
    public void begin(Task task) {
      launcher.begin(programs.apply(task));
    }

    @Override
    public boolean advance(PythonThread caller) {
      return launcher.advance(caller);
    }
  }
}
