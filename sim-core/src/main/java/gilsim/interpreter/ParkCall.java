package gilsim.interpreter;

import gilsim.kernel.Engine;
import gilsim.kernel.Event;
import gilsim.trace.TaskState;

/**
 * Waits for a permit, perhaps for a limited time, as a selector does; a permit that comes before is
 * not lost.
 */
final class ParkCall extends Event implements BlockingCall {
  private final Environment environment;
  private final Engine engine;
  private final PythonThread thread;
  private long limit;
  private boolean permit;
  private boolean parked;

  ParkCall(Environment environment, PythonThread thread) {
    this.environment = environment;
    this.engine = environment.engine();
    this.thread = thread;
  }

  /** Nanoseconds to wait at most; negative: without limit; 0: do not wait. */
  void prepare(long nanoseconds) {
    limit = nanoseconds;
  }

  /** Gives the permit. */
  void unpark() {
    boolean wakes = parked && !permit;
    permit = true;
    if (wakes) {
      engine.cancel(this);
      thread.wake();
    }
  }

  @Override
  public boolean isOver() {
    if (permit || limit == 0) {
      permit = false;
      parked = false;
      return true;
    }
    return false;
  }

  @Override
  public void await() {
    parked = true;
    if (limit > 0) {
      engine.scheduleIn(this, limit + environment.os().selectorSlack(limit));
    }
  }

  @Override
  public TaskState waiting() {
    return TaskState.CORE_WAIT;
  }

  @Override
  protected void fire() {
    permit = true;
    thread.kernel().interruptComes();
    thread.ready();
  }
}
