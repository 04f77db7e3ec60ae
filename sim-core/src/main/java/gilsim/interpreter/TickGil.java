package gilsim.interpreter;

import gilsim.kernel.Engine;
import gilsim.kernel.Event;
import gilsim.kernel.RandomStream;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The global interpreter lock of Python 2.7: a semaphore without time-outs and requests.
 *
 * <p>Every {@code sys.getcheckinterval()} ticks and one more (101 by default) the holder frees the
 * lock and takes it again at once (Python/ceval.c {@code PyEval_EvalFrameEx}; the lock is a POSIX
 * semaphore, Python/thread_pthread.h). A waiter registers, and goes to sleep if the lock is still
 * taken after {@link GilSpec#sleepEntry()}. A post costs nothing while nobody is registered. Else
 * it is a system call, also if all who are registered were woken before (glibc, nptl/sem_post.c and
 * sem_waitcommon.c), and the lock is free for its duration:
 *
 * <ul>
 *   <li>if somebody sleeps, it wakes the first, for {@link GilSpec#signalCost()};
 *   <li>else it wakes nobody, for {@link GilSpec#idlePost()}.
 * </ul>
 *
 * <p>Who looks meanwhile has the lock. The holder then finds it taken when its post ends, and is
 * the next waiter. On several processors this battle costs CPU-bound threads several times their
 * own time; an I/O-bound thread never waits longer than some such rounds.
 *
 * <p>Posts are events of their own while a waiter sleeps or is about to. While all waiters are
 * woken and on their way, one post is like the other: who looks finds the lock free with the share
 * of time for which it is, and the holder pays for the posts together.
 *
 * <p>{@link GilSpec#switchInterval()} is the time that the check interval's ticks take in code of
 * which no more is known; a loop that increments knows its own ({@link TickStops}).
 */
final class TickGil implements Gil {
  private static final int NOBODY = -1;

  private final GilSpec spec;
  private final Engine engine;
  private final GilState state;
  private final RandomStream gaps;
  private final RandomStream looks;
  private final RandomStream posts;
  private final WaiterList asleep = new WaiterList();
  private final WaiterList entering = new WaiterList();
  private final WaiterList woken = new WaiterList();
  private final Map<PythonThread, Long> restsOfPosts = new LinkedHashMap<>();
  private final Map<PythonThread, PostDebt> debts = new LinkedHashMap<>();
  private final Event check;
  private boolean checkDue;
  private long draws;
  private long postCost;
  private PostDebt holdersDebt;
  private double interval;
  private double lookedAt;
  private double firstPostAt;

  TickGil(GilSpec spec, int index, Environment environment) {
    this.spec = spec;
    this.engine = environment.engine();
    this.state = new GilState(index, environment);
    this.gaps = environment.streams().stream("gil/gap", index);
    this.looks = environment.streams().stream("gil/look", index);
    this.posts = environment.streams().stream("gil/post", index);
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
    return postCost;
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
    if (state.locked() && postsAreAlike() && isInPost(state.lastHolder())) {
      PythonThread holder = state.lastHolder();
      release(holder);
      restsOfPosts.put(holder, Math.round(idlePost() * looks.nextUniform()));
      holder.burst().gilLost(owed(holder));
      holder.dropRequested();
    }
    return !state.locked();
  }

  /** All who are registered are on their way to a processor. */
  private boolean postsAreAlike() {
    return asleep.isEmpty() && entering.isEmpty() && !woken.isEmpty();
  }

  /** Drawn once for as long as the holder gets no further. */
  private boolean isInPost(PythonThread holder) {
    double now = holder.kernel().workDone();
    boolean again = now == lookedAt;
    lookedAt = now;
    return !again
        && now >= firstPostAt
        && holder.runsPython()
        && looks.nextUniform() < spec.freeShare(interval);
  }

  @Override
  public boolean lost(PythonThread thread) {
    return restsOfPosts.containsKey(thread);
  }

  /** Adds up the holder's posts up to now, where they were no events. */
  private void settle() {
    if (state.locked()) {
      double posts = postsAreAlike() ? spec.freeShare(interval) : 0;
      holdersDebt.settle(state.lastHolder().kernel().workDone(), posts);
    }
  }

  @Override
  public double owed(PythonThread thread) {
    if (state.locked() && state.lastHolder() == thread) {
      settle();
      return holdersDebt.collect();
    }
    return debts.get(thread).collect();
  }

  @Override
  public long acquire(PythonThread thread, GilWaiter waiter) {
    entering.discard(waiter);
    woken.discard(waiter);
    boolean changed = state.acquire(thread, waiter);
    lookedAt = thread.kernel().workDone();
    holdersDebt = debts.computeIfAbsent(thread, t -> new PostDebt());
    interval = thread.burst().checkInterval(spec.switchInterval());
    long cost = changed ? spec.switchCost() : 0;
    expectPost(lookedAt, cost + interval);
    armCheck(cost + interval);
    return cost;
  }

  @Override
  public void beginsNative(double work) {
    settle();
    double done = state.lastHolder().kernel().workDone();
    expectPost(done, untilNextPost(done) + work);
    rearmCheck();
  }

  private void rearmCheck() {
    boolean armed = check.isScheduled();
    engine.cancel(check);
    if (armed) {
      armNextCheck();
    }
  }

  @Override
  public void changesPace() {
    double next = state.lastHolder().burst().checkInterval(spec.switchInterval());
    if (next != interval) {
      settle();
      double done = state.lastHolder().kernel().workDone();
      double ticksLeft = untilNextPost(done) / interval;
      interval = next;
      expectPost(done, ticksLeft * interval);
      rearmCheck();
    }
  }

  /** From its first post on the holder is anywhere between two posts. */
  private double untilNextPost(double workDone) {
    return workDone < firstPostAt ? firstPostAt - workDone : interval * looks.nextUniform();
  }

  private void expectPost(double workDone, double until) {
    firstPostAt = workDone + until;
    holdersDebt.begin(workDone, until);
  }

  private void armCheck(double in) {
    boolean heeded = !asleep.isEmpty() || !entering.isEmpty();
    if (state.locked() && heeded && !checkDue && !check.isScheduled()) {
      engine.scheduleIn(check, state.lastHolder().kernel().timeFor(in));
    }
  }

  private void armNextCheck() {
    if (state.locked() && !check.isScheduled()) {
      armCheck(Math.round(untilNextPost(state.lastHolder().kernel().workDone())));
    }
  }

  @Override
  public Drop drop(PythonThread thread) {
    Long rest = restsOfPosts.remove(thread);
    postCost = rest == null ? post(thread) : rest;
    return postCost > 0 ? Drop.SIGNALLED : Drop.QUIET;
  }

  @Override
  public void leave(PythonThread thread) {
    if (restsOfPosts.remove(thread) == null) {
      post(thread);
    }
    debts.remove(thread);
  }

  /** Frees the lock; returns how long that takes. */
  private long post(PythonThread thread) {
    release(thread);
    if (asleep.isEmpty()) {
      return entering.isEmpty() && woken.isEmpty() ? 0 : idlePost();
    }
    GilWaiter first = asleep.get(0);
    asleep.remove(first);
    woken.add(first);
    first.signalled(Math.round(spec.voluntaryGap().sample(gaps, draws++)));
    return spec.signalCost();
  }

  private long idlePost() {
    return Math.round(spec.idlePost().sample(posts, draws++));
  }

  private void release(PythonThread thread) {
    settle();
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
  public long enter(GilWaiter waiter) {
    settle();
    woken.discard(waiter);
    entering.discard(waiter);
    entering.add(waiter);
    armNextCheck();
    return spec.sleepEntry();
  }

  @Override
  public long enqueue(GilWaiter waiter) {
    settle();
    woken.discard(waiter);
    entering.discard(waiter);
    asleep.add(waiter);
    armNextCheck();
    return -1;
  }

  @Override
  public void timedOut(GilWaiter waiter) {
    throw new IllegalStateException("nobody waits for a time here");
  }

  @Override
  public void waitedInVain(GilWaiter waiter) {}
}
