package gilsim.interpreter;

import gilsim.kernel.Engine;
import gilsim.trace.TaskState;
import java.util.Optional;

/**
 * One thread's wait for a lock that was taken when it asked: it may spin, then it goes to sleep
 * ({@link LockRules}), and looks again whenever a release names it.
 */
final class LockCall implements BlockingCall {
  private final Engine engine;
  private final PythonThread thread;
  private PythonLock lock;
  private long askedAt;
  private boolean spun;
  private boolean enlisted;
  private boolean asleep;
  private boolean handedOver;

  LockCall(Engine engine, PythonThread thread) {
    this.engine = engine;
    this.thread = thread;
  }

  /** Tries to take the lock with the GIL held; true if it was free. */
  boolean tryNow(PythonLock wanted) {
    lock = wanted;
    askedAt = engine.now();
    spun = false;
    enlisted = false;
    asleep = false;
    handedOver = false;
    return lock.tryAcquire(this, engine.now(), 0, false);
  }

  /** Who is enlisted waits for a release that names it, even if the lock is free meanwhile. */
  @Override
  public boolean isOver() {
    long now = engine.now();
    return handedOver || (!enlisted && lock.tryAcquire(this, now, now - askedAt, true));
  }

  @Override
  public double work() {
    if (enlisted) {
      return 0;
    }
    if (!spun && lock.rules().spin() > 0 && !lock.hasWaiters()) {
      spun = true;
      return lock.rules().spin();
    }
    enlist();
    return lock.rules().park();
  }

  private void enlist() {
    enlisted = true;
    lock.enqueue(this);
  }

  @Override
  public void await() {
    asleep = true;
  }

  @Override
  public TaskState waiting() {
    return TaskState.LOCK;
  }

  /** Since when the thread wants the lock. */
  long askedAt() {
    return askedAt;
  }

  /** True if the thread was killed. */
  boolean gone() {
    return thread.kernel().killed();
  }

  /** Whom the thread works for. */
  Optional<Task> task() {
    return thread.task();
  }

  /**
   * The lock was freed: the thread may try, or has it already.
   *
   * @return true if it was asleep and had to be woken
   */
  boolean released(boolean toThisThread) {
    handedOver = toThisThread;
    enlisted = false;
    boolean wakes = asleep;
    if (wakes) {
      asleep = false;
      thread.wake();
    }
    return wakes;
  }
}
