package gilsim.interpreter;

import gilsim.trace.TaskState;

/**
 * One thread's stop of all threads of its process ({@link World}), as an import of a built-in
 * module or of an extension makes one. Source: CPython Python/ceval_gil.c {@code
 * _PyEval_EnableGILTransient}, which Python/import.c calls before it makes such a module.
 */
final class WorldStopCall implements BlockingCall {
  private final World world;
  private final PythonThread thread;
  private boolean requested;
  private boolean asleep;

  WorldStopCall(World world, PythonThread thread) {
    this.world = world;
    this.thread = thread;
  }

  @Override
  public boolean isOver() {
    asleep = false;
    if (!requested) {
      requested = true;
      world.request(this);
    }
    requested = !world.stopped(this);
    return !requested;
  }

  @Override
  public void await() {
    asleep = true;
  }

  @Override
  public TaskState waiting() {
    return TaskState.GIL_WAIT;
  }

  /** It is this thread's turn, or all others stand. */
  void goOn() {
    if (asleep) {
      asleep = false;
      thread.wake();
    }
  }
}
