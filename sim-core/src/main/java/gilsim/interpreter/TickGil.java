package gilsim.interpreter;

import gilsim.kernel.Engine;
import gilsim.kernel.Event;
import gilsim.kernel.RandomStream;

/**
 * The global interpreter lock of Python 2.7: a semaphore without time-outs and requests.
 *
 * <p>Every {@code sys.getcheckinterval()} ticks (100 by default) the holder frees the lock and
 * takes it again at once (Python/ceval.c {@code PyEval_EvalFrameEx}; the lock is a POSIX semaphore,
 * Python/thread_pthread.h). The post wakes a sleeping waiter, which costs a system call during
 * which the lock is free; a waiter that has a processor by then has it, a later one finds it taken
 * again and sleeps. On several processors this battle costs CPU-bound threads more than half of
 * their time; an I/O-bound thread never waits longer than a few such rounds.
 *
 * <p>{@link GilSpec#switchInterval()} is the time that the check interval's ticks take. While
 * nobody sleeps, a check is a few nanoseconds of work, part of the interpreter's speed.
 */
final class TickGil implements Gil {
  private static final int NOBODY = -1;

  private final GilSpec spec;
  private final Engine engine;
  private final GilState state;
  private final RandomStream gaps;
  private final WaiterList waiters = new WaiterList();
  private final Event check;
  private boolean checkDue;
  private long draws;

  TickGil(GilSpec spec, int index, Environment environment) {
    this.spec = spec;
    this.engine = environment.engine();
    this.state = new GilState(index, environment);
    this.gaps = environment.streams().stream("gil/gap", index);
    this.check =
        new Event() {
          @Override
          protected void fire() {
            checkDue = true;
            state.request(NOBODY);
          }
        };
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
    return checkDue;
  }

  @Override
  public long switchNumber() {
    return state.switchNumber();
  }

  @Override
  public long acquire(PythonThread thread, GilWaiter waiter) {
    boolean changed = state.acquire(thread, waiter);
    armCheck();
    return changed ? spec.switchCost() : 0;
  }

  private void armCheck() {
    if (state.locked() && !waiters.isEmpty() && !checkDue && !check.isScheduled()) {
      engine.scheduleIn(check, spec.switchInterval());
    }
  }

  @Override
  public Drop drop(PythonThread thread) {
    return free(thread) ? Drop.SIGNALLED : Drop.QUIET;
  }

  @Override
  public void leave(PythonThread thread) {
    free(thread);
  }

  private boolean free(PythonThread thread) {
    state.release(thread);
    checkDue = false;
    engine.cancel(check);
    if (waiters.isEmpty()) {
      return false;
    }
    GilWaiter first = waiters.get(0);
    waiters.remove(first);
    first.signalled(Math.round(spec.voluntaryGap().sample(gaps, draws++)));
    return true;
  }

  @Override
  public long enqueue(GilWaiter waiter) {
    waiters.add(waiter);
    armCheck();
    return -1;
  }

  @Override
  public void timedOut(GilWaiter waiter) {
    throw new IllegalStateException("nobody waits for a time here");
  }

  @Override
  public void waitedInVain(GilWaiter waiter) {}
}
