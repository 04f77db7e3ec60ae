package gilsim.interpreter;

import gilsim.trace.TaskState;

/**
 * A system call that returns at once and that others notice: what is written can be read before the
 * writing thread has the GIL back.
 */
final class WriteCall implements BlockingCall {
  private Runnable effect = () -> {};

  /** What others notice at the end of the call, while the thread has no GIL. */
  void prepare(Runnable noticed) {
    effect = noticed;
  }

  @Override
  public boolean isOver() {
    effect.run();
    return true;
  }

  @Override
  public void await() {
    throw new IllegalStateException("it is over at once");
  }

  @Override
  public TaskState waiting() {
    return TaskState.RUNNING;
  }
}
