package gilsim.interpreter;

import gilsim.kernel.Engine;
import gilsim.trace.TaskState;
import java.util.Optional;

/** One thread's wait for a lock that was taken when it asked. */
final class LockCall implements BlockingCall {
  private final Engine engine;
  private final PythonThread thread;
  private PythonLock lock;
  private long askedAt;
  private boolean handedOver;

  LockCall(Engine engine, PythonThread thread) {
    this.engine = engine;
    this.thread = thread;
  }

  /** Tries to take the lock with the GIL held; true if it was free. */
  boolean tryNow(PythonLock wanted) {
    lock = wanted;
    askedAt = engine.now();
    handedOver = false;
    return lock.tryAcquire(this, engine.now(), 0, false);
  }

  @Override
  public boolean isOver() {
    long now = engine.now();
    return handedOver || lock.tryAcquire(this, now, now - askedAt, true);
  }

  @Override
  public void await() {
    lock.enqueue(this);
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

  /** The lock was freed: the thread may try, or has it already. */
  void released(boolean toThisThread) {
    handedOver = toThisThread;
    thread.wake();
  }
}
