package gilsim.interpreter;

import java.util.ArrayDeque;

/** A program that runs its tasks one after another in its only thread. */
public final class SequentialProgram implements ThreadProgram {
  private final ArrayDeque<Task> tasks = new ArrayDeque<>();
  private final TaskInterpreter interpreter;
  private boolean running;

  /** A program without tasks. */
  public SequentialProgram(TaskInterpreter interpreter) {
    this.interpreter = interpreter;
  }

  /** Adds a task behind the others, before the program starts. */
  public void add(Task task) {
    tasks.add(task);
  }

  @Override
  public void step(PythonThread thread) {
    if (tasks.isEmpty()) {
      thread.exit();
      return;
    }
    Task task = tasks.element();
    if (!running) {
      running = true;
      thread.serve(task);
    }
    if (!interpreter.step(task, thread)) {
      running = false;
      tasks.remove();
      thread.serveNobody();
      task.complete();
    }
  }
}
