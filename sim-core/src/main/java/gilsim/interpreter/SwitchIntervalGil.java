package gilsim.interpreter;

import gilsim.kernel.Engine;
import gilsim.kernel.RandomStream;
import java.util.Optional;

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
 *       switch if the last holder was another thread, signal the thread that waits for the switch
 *       (which costs the taker a system call), clear the request (also other waiters').
 *   <li><b>drop</b>: free the lock and signal one waiter. If a request was pending, the dropper
 *       then waits until another thread has taken the lock.
 *   <li><b>check point</b>: if a request is pending, drop and take.
 * </ul>
 *
 * <p>Which waiter a signal reaches, and whether some may request without waiting, is the choice of
 * a {@link HandOver}.
 */
final class SwitchIntervalGil implements Gil {
  private final GilSpec spec;
  private final Engine engine;
  private final GilState state;
  private final HandOver handOver;
  private final RandomStream gaps;
  private final WaiterList waiters = new WaiterList();
  private boolean requested;
  private Optional<GilWaiter> requester = Optional.empty();
  private PythonThread switchWaiter;
  private boolean holderCameFromCall;
  private long takenAt;
  private long draws;

  SwitchIntervalGil(GilSpec spec, int index, Environment environment, HandOver handOver) {
    this.spec = spec;
    this.engine = environment.engine();
    this.state = new GilState(index, environment);
    this.handOver = handOver;
    this.gaps = environment.streams().stream("gil/gap", index);
  }

  @Override
  public long signalCost() {
    return spec.signalCost();
  }

  @Override
  public boolean locked() {
    return state.locked();
  }

  @Override
  public boolean requested() {
    return requested;
  }

  @Override
  public long switchNumber() {
    return state.switchNumber();
  }

  @Override
  public long acquire(PythonThread thread, GilWaiter waiter) {
    PythonThread before = state.lastHolder();
    boolean changed = state.acquire(thread, waiter);
    boolean wakes = before != thread && switchWaiter != null;
    if (wakes) {
      PythonThread waiting = switchWaiter;
      switchWaiter = null;
      waiting.wake();
    }
    requested = false;
    requester = Optional.empty();
    holderCameFromCall = waiter.afterCall();
    takenAt = engine.now();
    for (int i = 0; handOver.asksAtOnce() && i < waiters.size(); i++) {
      requestAtOnce(waiters.get(i));
    }
    return (changed ? spec.switchCost() : 0) + (wakes ? spec.signalCost() : 0);
  }

  @Override
  public Drop drop(PythonThread thread) {
    state.release(thread);
    boolean forced = requested;
    boolean signalled = signal(forced);
    if (forced) {
      requested = false;
      requester = Optional.empty();
      switchWaiter = thread;
      return Drop.FORCED;
    }
    return signalled ? Drop.SIGNALLED : Drop.QUIET;
  }

  @Override
  public void leave(PythonThread thread) {
    state.release(thread);
    signal(requested);
  }

  private boolean signal(boolean forced) {
    if (waiters.isEmpty()) {
      return false;
    }
    GilWaiter chosen = handOver.choose(waiters, requester);
    waiters.remove(chosen);
    double gap = (forced ? spec.forcedGap() : spec.voluntaryGap()).sample(gaps, draws++);
    chosen.signalled(Math.round(gap));
    return true;
  }

  @Override
  public void abandon() {
    state.abandon();
  }

  @Override
  public long enqueue(GilWaiter waiter) {
    waiters.add(waiter);
    if (handOver.asksAtOnce()) {
      requestAtOnce(waiter);
    }
    return spec.switchInterval();
  }

  private void requestAtOnce(GilWaiter waiter) {
    boolean fresh = holderCameFromCall && engine.now() - takenAt < spec.switchInterval();
    if (waiter.afterCall() && !fresh) {
      request(waiter);
    }
  }

  @Override
  public void timedOut(GilWaiter waiter) {
    waiters.remove(waiter);
  }

  @Override
  public void waitedInVain(GilWaiter waiter) {
    request(waiter);
  }

  private void request(GilWaiter waiter) {
    requester = Optional.of(waiter);
    if (!requested) {
      requested = true;
      state.request(waiter.thread());
    }
  }
}
