package gilsim.interpreter;

import gilsim.trace.TaskState;
import java.util.function.BooleanSupplier;

/**
 * A thread's wait in {@code poll} until there is something to read in one of several pipes. It
 * returns at once if there is something already.
 */
final class ReadinessCall implements BlockingCall {
  private final PythonThread thread;
  private final BooleanSupplier readable;
  private boolean asleep;

  /**
   * A wait of one thread.
   *
   * @param readable whether there is something to read
   */
  ReadinessCall(PythonThread thread, BooleanSupplier readable) {
    this.thread = thread;
    this.readable = readable;
  }

  /** Something was written. */
  void written() {
    if (asleep) {
      asleep = false;
      thread.ready();
    }
  }

  @Override
  public boolean isOver() {
    return readable.getAsBoolean();
  }

  @Override
  public void await() {
    asleep = true;
  }

  @Override
  public TaskState waiting() {
    return TaskState.CORE_WAIT;
  }
}
