package gilsim.interpreter;

import gilsim.trace.TaskState;
import java.util.Optional;

/**
 * A thread's wait for another thread to wake it: a lock of its own that the other one releases
 * ({@code Condition.wait} in CPython Lib/threading.py). A wake-up that comes before the thread is
 * asleep is not lost. That lock is a {@link LockRules lock} like others: without a GIL the thread
 * spins before it sleeps, and sees a wake-up that comes meanwhile at the end of its spin.
 */
final class WaitCall implements BlockingCall, Waiter {
  private final LockRules rules;
  private final PythonThread thread;
  private boolean woken;
  private boolean spun;
  private boolean parked;
  private boolean asleep;

  WaitCall(LockRules rules, PythonThread thread) {
    this.rules = rules;
    this.thread = thread;
  }

  /** Before others learn of the waiter. */
  void prepare() {
    spun = false;
    parked = false;
    woken = false;
    asleep = false;
  }

  @Override
  public void wake(PythonThread by) {
    woken = true;
    if (asleep) {
      asleep = false;
      by.owe(rules.wake());
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
  public double work() {
    if (!spun) {
      spun = true;
      if (rules.spin() > 0) {
        return rules.spin();
      }
    }
    double work = parked ? 0 : rules.park();
    parked = true;
    return work;
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
