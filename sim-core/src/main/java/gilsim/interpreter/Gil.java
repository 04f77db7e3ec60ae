package gilsim.interpreter;

import gilsim.kernel.RandomStream;
import gilsim.trace.TraceListener;

/**
 * The global interpreter lock of CPython 3.2 and later.
 *
 * <p>State machine (CPython Python/ceval_gil.h up to 3.11, Python/ceval_gil.c since, {@code
 * take_gil} and {@code drop_gil}; FORCE_SWITCHING is always on):
 *
 * <ul>
 *   <li><b>take</b>: while the lock is held, wait on a condition with the switch interval as
 *       time-out. If the wait timed out, the lock is still held and nobody switched since the wait
 *       began, set the drop request; else begin a fresh interval. Once free: take it, count a
 *       switch if the last holder was another thread, signal the thread that waits for the switch,
 *       clear the request (also other waiters').
 *   <li><b>drop</b>: free the lock and signal one waiter. The signal is not a hand-over: the waiter
 *       must get a processor and look again, and whoever looks first while the lock is free has it.
 *       If a request was pending, the dropper then waits until another thread has taken the lock.
 *   <li><b>check point</b>: if a request is pending, drop and take.
 * </ul>
 *
 * <p>Which waiter a signal reaches is up to the C library and the kernel: the requester with
 * probability {@link GilSpec#requesterBias()}, else any waiter with equal probability; the one that
 * has wanted the lock for longest on a machine with a single hardware thread.
 */
final class Gil {
  /** What the dropping thread has to know. */
  enum Drop {
    /** Nobody waits. */
    QUIET,
    /** A waiter was signalled; the dropper goes on. */
    SIGNALLED,
    /** A drop was requested: the dropper must wait until another thread has the lock. */
    FORCED
  }

  private final GilSpec spec;
  private final int index;
  private final boolean fifo;
  private final TraceListener trace;
  private final RandomStream choice;
  private final RandomStream gaps;
  private final WaiterList waiters = new WaiterList();
  private boolean locked;
  private boolean requested;
  private PythonThread lastHolder;
  private GilWaiter requester;
  private PythonThread switchWaiter;
  private long switchNumber;
  private long draws;

  Gil(GilSpec spec, int index, Environment environment) {
    this.spec = spec;
    this.index = index;
    this.fifo = environment.os().hardwareThreads() == 1;
    this.trace = environment.trace();
    this.choice = environment.streams().stream("gil/choice", index);
    this.gaps = environment.streams().stream("gil/gap", index);
  }

  long switchInterval() {
    return spec.switchInterval();
  }

  long signalCost() {
    return spec.signalCost();
  }

  boolean locked() {
    return locked;
  }

  /** True if a waiter has asked the holder to let go. */
  boolean requested() {
    return requested;
  }

  long switchNumber() {
    return switchNumber;
  }

  /**
   * Takes the free lock.
   *
   * @return extra work of the taker, nanoseconds: the cost of a change of holder, or 0
   */
  long acquire(PythonThread thread, long now, long waited, boolean contended) {
    if (locked) {
      throw new IllegalStateException("the GIL is held");
    }
    locked = true;
    boolean changed = lastHolder != thread;
    if (changed) {
      lastHolder = thread;
      switchNumber++;
    }
    if (changed && switchWaiter != null) {
      PythonThread waiting = switchWaiter;
      switchWaiter = null;
      waiting.switched();
    }
    requested = false;
    trace.gilTaken(now, index, waited, contended, changed && switchNumber > 1);
    return changed && switchNumber > 1 ? spec.switchCost() : 0;
  }

  /** Frees the lock and signals one waiter. */
  Drop drop(PythonThread thread, long now) {
    if (!locked || lastHolder != thread) {
      throw new IllegalStateException("only the holder can drop the GIL");
    }
    locked = false;
    trace.gilReleased(now, index);
    boolean forced = requested;
    boolean signalled = signal(forced);
    if (forced) {
      requested = false;
      switchWaiter = thread;
      return Drop.FORCED;
    }
    return signalled ? Drop.SIGNALLED : Drop.QUIET;
  }

  /**
   * Frees the lock for good: a thread that ends does not wait for the switch ({@code drop_gil} with
   * a null thread state).
   */
  void leave(PythonThread thread, long now) {
    if (!locked || lastHolder != thread) {
      throw new IllegalStateException("only the holder can drop the GIL");
    }
    locked = false;
    trace.gilReleased(now, index);
    signal(requested);
  }

  private boolean signal(boolean forced) {
    if (waiters.isEmpty()) {
      return false;
    }
    GilWaiter chosen = choose();
    waiters.remove(chosen);
    double gap = (forced ? spec.forcedGap() : spec.voluntaryGap()).sample(gaps, draws++);
    chosen.signalled(Math.round(gap));
    return true;
  }

  private GilWaiter choose() {
    if (fifo) {
      return waiters.longest();
    }
    if (waiters.size() == 1) {
      return waiters.get(0);
    }
    if (waiters.contains(requester) && choice.nextUniform() < spec.requesterBias()) {
      return requester;
    }
    return waiters.get((int) (choice.nextUniform() * waiters.size()));
  }

  /** A thread begins a timed wait. */
  void enqueue(GilWaiter waiter) {
    waiters.add(waiter);
  }

  /** A thread's timed wait is over. */
  void timedOut(GilWaiter waiter) {
    waiters.remove(waiter);
  }

  /** A waiter whose whole interval passed without a switch asks the holder to let go. */
  void request(GilWaiter waiter) {
    requester = waiter;
    if (!requested) {
      requested = true;
      lastHolder.dropRequested();
    }
  }
}
