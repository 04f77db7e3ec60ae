package gilsim.interpreter;

import gilsim.trace.TaskState;
import java.util.Optional;

/**
 * A thread's wait for another thread to wake it: a lock of its own that the other one releases
 * ({@code Condition.wait} in CPython Lib/threading.py). A wake-up that comes before the thread is
 * asleep is not lost.
 */
final class WaitCall implements BlockingCall, Waiter {
  private final PythonThread thread;
  private boolean woken;
  private boolean asleep;

  WaitCall(PythonThread thread) {
    this.thread = thread;
  }

  /** Before others learn of the waiter. */
  void prepare() {
    woken = false;
    asleep = false;
  }

  @Override
  public void wake(PythonThread by) {
    woken = true;
    if (asleep) {
      asleep = false;
      thread.ready();
    }
  }

  @Override
  public boolean gone() {
    return thread.kernel().killed();
  }

  @Override
  public Optional<Task> task() {
    return thread.task();
  }

  @Override
  public boolean isOver() {
    return woken;
  }

  @Override
  public void await() {
    asleep = true;
  }

  @Override
  public TaskState waiting() {
    return TaskState.LOCK;
  }
}
