package gilsim.interpreter;

import gilsim.trace.TaskRecord;
import gilsim.trace.TaskState;
import gilsim.trace.TraceListener;
import java.util.Optional;

/** The task that a thread works for: the states of the thread are those of the task meanwhile. */
final class Assignment {
  private final Environment environment;
  private final int thread;
  private final TaskRecord idle = new TaskRecord(0);
  private TaskRecord record = idle;
  private Optional<Task> task = Optional.empty();

  /**
   * Of a thread that works for no task.
   *
   * @param thread its number
   */
  Assignment(Environment environment, int thread) {
    this.environment = environment;
    this.thread = thread;
  }

  /** The task; empty if there is none. */
  Optional<Task> task() {
    return task;
  }

  /** From now on it is this task, which runs. */
  void begin(Task served) {
    task = Optional.of(served);
    record = served.record();
    enter(TaskState.RUNNING);
    environment.trace().threadServes(environment.engine().now(), thread, record.kind());
  }

  /** From now on it is none. */
  void end() {
    if (task.isPresent()) {
      environment.trace().threadServes(environment.engine().now(), thread, TraceListener.NO_TASK);
    }
    task = Optional.empty();
    record = idle;
  }

  /** The task is in another state from now on. */
  void enter(TaskState state) {
    record.enter(state, environment.engine().now());
  }
}
