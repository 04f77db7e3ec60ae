package gilsim.interpreter;

import gilsim.kernel.Engine;
import gilsim.kernel.Event;
import gilsim.trace.TaskState;
import java.util.Optional;

/** {@code time.sleep}; also a client's pause, at whose end its next request arrives. */
final class TimedCall extends Event implements BlockingCall {
  private final Engine engine;
  private final PythonThread thread;
  private long delay;
  private Optional<Task> client = Optional.empty();
  private boolean done;

  TimedCall(Engine engine, PythonThread thread) {
    this.engine = engine;
    this.thread = thread;
  }

  /** A pause of so many nanoseconds, at whose end the task arrives, if there is one. */
  void prepare(long nanoseconds, Optional<Task> arrives) {
    delay = nanoseconds;
    client = arrives;
    done = false;
  }

  @Override
  public boolean isOver() {
    return done;
  }

  @Override
  public void await() {
    engine.scheduleIn(this, delay);
  }

  @Override
  public TaskState waiting() {
    return TaskState.ASLEEP;
  }

  @Override
  protected void fire() {
    client.ifPresent(Task::arrive);
    done = true;
    thread.kernel().interruptComes();
    thread.ready();
  }
}
