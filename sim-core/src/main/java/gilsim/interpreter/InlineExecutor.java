package gilsim.interpreter;

import gilsim.kernel.Engine;
import gilsim.trace.TaskState;
import java.util.Optional;

/** A program without concurrency: a submitted task is a function call, run to its end at once. */
public final class InlineExecutor implements Executor {
  private final TaskInterpreter interpreter;
  private final Engine engine;

  /** Calls in the submitting thread. */
  public InlineExecutor(Environment environment, TaskInterpreter interpreter) {
    this.engine = environment.engine();
    this.interpreter = interpreter;
  }

  @Override
  public Submission submission() {
    return new Call();
  }

  private final class Call implements Submission {
    private Task task;
    private boolean begun;
    private Optional<Task> caller = Optional.empty();

    @Override
    public void begin(Task next) {
      task = next;
      begun = false;
    }

    @Override
    public boolean advance(PythonThread thread) {
      if (!begun) {
        begun = true;
        caller = thread.task();
        caller.ifPresent(c -> c.record().enter(TaskState.LOCK, engine.now()));
        thread.serve(task);
      }
      if (interpreter.step(task, thread)) {
        return false;
      }
      thread.serveNobody();
      task.complete();
      task.resultReady(thread);
      caller.ifPresent(thread::serve);
      return true;
    }
  }
}
