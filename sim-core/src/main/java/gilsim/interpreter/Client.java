package gilsim.interpreter;

import gilsim.kernel.Engine;
import gilsim.kernel.Event;

/** A client outside the program: sends a request, waits for the answer, thinks, sends the next. */
public final class Client {
  private final Engine engine;
  private final Task task;
  private final Event nextRequest;

  private Client(Environment environment, Task task, TaskSink sink) {
    this.engine = environment.engine();
    this.task = task;
    this.nextRequest =
        new Event() {
          @Override
          protected void fire() {
            task.arrive();
            sink.accept(task);
          }
        };
  }

  /**
   * A client whose first request is the task.
   *
   * @param task its requests, one after another
   * @param sink where the second and all later requests go
   */
  public static void create(Environment environment, Task task, TaskSink sink) {
    task.sentBy(new Client(environment, task, sink));
  }

  /** The answer came. */
  void answered() {
    engine.scheduleIn(nextRequest, task.think());
  }
}
