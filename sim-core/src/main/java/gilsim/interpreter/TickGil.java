package gilsim.interpreter;

import gilsim.kernel.Engine;
import gilsim.kernel.Event;
import gilsim.kernel.RandomStream;
import java.util.ArrayList;
import java.util.List;

/**
 * The global interpreter lock of Python 2.7: a semaphore without time-outs and requests.
 *
 * <p>Every {@code sys.getcheckinterval()} ticks (100 by default) the holder frees the lock and
 * takes it again at once (Python/ceval.c {@code PyEval_EvalFrameEx}; the lock is a POSIX semaphore,
 * Python/thread_pthread.h). While anyone waits, the post is a system call (glibc, sem_post.c), and
 * the lock is free for its duration:
 *
 * <ul>
 *   <li>if it has to wake a sleeper, for {@link GilSpec#signalCost()}: a waiter that has a
 *       processor by then has the lock, a later one finds it taken again and sleeps;
 *   <li>while the woken waiter is on its way and nobody sleeps, for {@link GilSpec#idlePost()}. A
 *       waiter that looks at such a moment has the lock, and the holder finds it taken. It looks at
 *       any moment, so this happens with the share of time for which the lock is free.
 * </ul>
 *
 * <p>On several processors this battle costs CPU-bound threads more than half of their time; an
 * I/O-bound thread never waits longer than some such rounds.
 *
 * <p>{@link GilSpec#switchInterval()} is the time that the check interval's ticks take. While
 * nobody waits, a check is a few nanoseconds of work, part of the interpreter's speed.
 */
final class TickGil implements Gil {
  private static final int NOBODY = -1;

  private final GilSpec spec;
  private final Engine engine;
  private final GilState state;
  private final RandomStream gaps;
  private final RandomStream looks;
  private final WaiterList waiters = new WaiterList();
  private final List<PythonThread> losers = new ArrayList<>();
  private final Event check;
  private boolean checkDue;
  private long draws;
  private int onTheirWay;
  private long postedUntil;
  private double posts;

  TickGil(GilSpec spec, int index, Environment environment) {
    this.spec = spec;
    this.engine = environment.engine();
    this.state = new GilState(index, environment);
    this.gaps = environment.streams().stream("gil/gap", index);
    this.looks = environment.streams().stream("gil/look", index);
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
  public boolean findsFree(GilWaiter waiter) {
    countPosts();
    onTheirWay--;
    if (state.locked()
        && state.lastHolder().runsPython()
        && looks.nextUniform() < spec.freeShare()) {
      PythonThread holder = state.lastHolder();
      release(holder);
      losers.add(holder);
      holder.dropRequested();
    }
    return !state.locked();
  }

  @Override
  public boolean lost(PythonThread thread) {
    return losers.contains(thread);
  }

  /**
   * Adds up the time of the holder's posts that woke nobody; it pays when it takes the lock back.
   */
  private void countPosts() {
    if (state.locked()) {
      long now = state.lastHolder().kernel().cpuTime();
      posts += onTheirWay > 0 ? (now - postedUntil) * spec.freeShare() : 0;
      postedUntil = now;
    }
  }

  @Override
  public long acquire(PythonThread thread, GilWaiter waiter) {
    boolean changed = state.acquire(thread, waiter);
    postedUntil = thread.kernel().cpuTime();
    armCheck();
    long due = changed ? spec.switchCost() : Math.round(posts);
    posts = 0;
    return due;
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
    if (losers.remove(thread)) {
      return false;
    }
    release(thread);
    if (waiters.isEmpty()) {
      return false;
    }
    GilWaiter first = waiters.get(0);
    waiters.remove(first);
    onTheirWay++;
    first.signalled(Math.round(spec.voluntaryGap().sample(gaps, draws++)));
    return true;
  }

  private void release(PythonThread thread) {
    countPosts();
    state.release(thread);
    checkDue = false;
    engine.cancel(check);
  }

  @Override
  public void abandon() {
    state.abandon();
    engine.cancel(check);
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
