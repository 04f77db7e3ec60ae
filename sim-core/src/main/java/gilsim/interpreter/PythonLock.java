package gilsim.interpreter;

import gilsim.trace.TraceListener;
import java.util.ArrayDeque;

/**
 * {@code threading.Lock} or {@code multiprocessing.Lock}: a POSIX semaphore.
 *
 * <p>A release never hands the lock over. It frees the lock and wakes the longest waiter, who must
 * get a processor and try again; whoever tries first has it (barging), and a loser waits again at
 * the end of the line. Source: CPython Modules/_threadmodule.c {@code acquire_timed} and
 * Python/thread_pthread.h (semaphores, up to 3.12); the direct hand-over after 1 ms of 3.13 is not
 * modelled.
 */
public final class PythonLock {
  private final int index;
  private final TraceListener trace;
  private final ArrayDeque<PythonThread> waiters = new ArrayDeque<>();
  private boolean locked;

  /**
   * A free lock.
   *
   * @param index in the scenario's order
   */
  public PythonLock(int index, TraceListener trace) {
    this.index = index;
    this.trace = trace;
  }

  boolean tryAcquire(long now, long waited, boolean contended) {
    if (locked) {
      return false;
    }
    locked = true;
    trace.lockAcquired(now, index, waited, contended);
    return true;
  }

  void enqueue(PythonThread thread) {
    waiters.add(thread);
  }

  void release() {
    if (!locked) {
      throw new IllegalStateException("release of a lock that is free");
    }
    locked = false;
    if (!waiters.isEmpty()) {
      waiters.poll().lockReleased();
    }
  }
}
