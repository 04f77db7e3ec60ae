package gilsim.interpreter;

import gilsim.trace.TaskState;

/** Calls that never wait for anything but the GIL. */
enum ShortCall implements BlockingCall {
  /** Not a call: another thread asked for the GIL. */
  CHECK_POINT,
  /** C code that drops the GIL, and system calls that return at once. */
  NATIVE;

  @Override
  public boolean isOver() {
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
