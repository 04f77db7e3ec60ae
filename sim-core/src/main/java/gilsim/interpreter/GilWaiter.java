package gilsim.interpreter;

import gilsim.kernel.Engine;
import gilsim.kernel.Event;
import gilsim.os.KernelThread;
import gilsim.trace.ThreadState;

/**
 * One thread's way to the GIL: {@code take_gil}. It waits on the lock's condition with the switch
 * interval as time-out; at the time-out or a signal it needs a processor before it can look at the
 * lock again. Only a wait that lasted its whole interval without any switch entitles to a drop
 * request; every wait begins a fresh interval. Under the policy {@code ticks} it waits without a
 * time-out, never requests anything, and looks once more before it sleeps.
 */
final class GilWaiter {
  private final Environment environment;
  private final Engine engine;
  private final Gil gil;
  private final PythonThread thread;
  private final KernelThread kernel;
  private final Event timer;
  private boolean entering;
  private long entry;
  private boolean waits;
  private boolean timedOut;
  private boolean contended;
  private boolean afterCall;
  private long askedAt;
  private long switchNumberSeen;

  GilWaiter(Environment environment, Gil gil, PythonThread thread, KernelThread kernel) {
    this.environment = environment;
    this.engine = environment.engine();
    this.gil = gil;
    this.thread = thread;
    this.kernel = kernel;
    this.timer =
        new Event() {
          @Override
          protected void fire() {
            timeOut();
          }
        };
  }

  /**
   * Asks for the lock; the thread has a processor. If the lock is held, the thread blocks.
   *
   * @param asked since when it wants the lock
   * @param comesFromCall whether it dropped the lock for a blocking call, not at a check point
   * @return true if the lock is free: {@link #acquire()} must follow
   */
  boolean ask(long asked, boolean comesFromCall) {
    askedAt = asked;
    afterCall = comesFromCall;
    contended = !gil.findsFree(this);
    if (contended) {
      enter();
    }
    return !contended;
  }

  /** Looks again, before it sleeps, after a time-out or a signal; true if the lock is free. */
  boolean askAgain() {
    if (entering) {
      lookInKernel();
      return false;
    }
    if (gil.findsFree(this)) {
      return true;
    }
    if (timedOut && gil.switchNumber() == switchNumberSeen) {
      gil.waitedInVain(this);
    }
    enter();
    return false;
  }

  /** Takes the free lock; returns the extra work that a change of holder costs, nanoseconds. */
  long acquire() {
    return gil.acquire(thread, this);
  }

  private void enter() {
    entry = gil.enter(this);
    entering = entry > 0;
    if (entering) {
      kernel.exec(entry);
    } else {
      await();
    }
  }

  private void lookInKernel() {
    entering = false;
    if (gil.locked()) {
      await();
    } else {
      kernel.exec(entry);
    }
  }

  private void await() {
    waits = true;
    timedOut = false;
    switchNumberSeen = gil.switchNumber();
    long atMost = gil.enqueue(this);
    if (atMost >= 0) {
      engine.scheduleIn(timer, atMost + environment.os().timerSlack());
    }
    kernel.block(ThreadState.GIL_WAIT);
  }

  private void timeOut() {
    waits = false;
    timedOut = true;
    gil.timedOut(this);
    kernel.interruptComes();
    kernel.wake(0);
  }

  /** Number of the thread. */
  int thread() {
    return kernel.number();
  }

  /** Whether it is the way of this thread. */
  boolean isOf(PythonThread other) {
    return thread == other;
  }

  /** The thread is killed: it is not to look again. */
  void cancel() {
    engine.cancel(timer);
  }

  /** Since when the thread wants the lock. */
  long askedAt() {
    return askedAt;
  }

  /** Whether the lock was held when the thread asked. */
  boolean contended() {
    return contended;
  }

  /** Whether the thread comes back from a blocking call. */
  boolean afterCall() {
    return afterCall;
  }

  /** True while the thread waits on the condition, neither signalled nor timed out. */
  boolean waits() {
    return waits;
  }

  /** The lock was freed and this waiter is woken to try. */
  void signalled(long gap) {
    waits = false;
    engine.cancel(timer);
    kernel.wake(gap);
  }
}
