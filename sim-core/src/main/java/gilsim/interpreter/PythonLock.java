package gilsim.interpreter;

import gilsim.trace.TraceListener;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code threading.Lock} or {@code multiprocessing.Lock}.
 *
 * <p>Up to CPython 3.12, and between processes, it is a POSIX semaphore: a release never hands the
 * lock over. It frees the lock and wakes the longest waiter, who must get a processor and try
 * again; whoever tries first has it (barging), and a loser waits again at the end of the line.
 * Source: CPython Modules/_threadmodule.c {@code acquire_timed} and Python/thread_pthread.h.
 *
 * <p>From 3.13 a {@code threading.Lock} is a PyMutex: the same, except that a release which wakes a
 * waiter that has wanted the lock for longer than a limit makes it the owner at once, so that
 * nobody can overtake it. Source: CPython Python/lock.c {@code mutex_unpark}, {@code
 * TIME_TO_BE_FAIR_NS} (1 ms). Without a GIL those who find it taken spin, too ({@link LockRules}).
 */
public final class PythonLock {
  private final String name;
  private final int index;
  private final LockRules rules;
  private final TraceListener trace;
  private final boolean own;
  private final List<PythonLock> others = new ArrayList<>();
  private final ArrayDeque<LockCall> waiters = new ArrayDeque<>();
  private Optional<Task> holder = Optional.empty();
  private LockCall lastOwner;
  private boolean locked;
  private boolean inherited;

  /**
   * A free lock.
   *
   * @param name for people, such as {@code lock 'cache'}
   * @param index in the scenario's order
   * @param rules what threads do about it while it is taken
   */
  public PythonLock(String name, int index, LockRules rules, TraceListener trace) {
    this(name, index, rules, trace, false);
  }

  /**
   * A free lock.
   *
   * @param own whether each process has one of its own, for which this one only stands
   */
  public PythonLock(String name, int index, LockRules rules, TraceListener trace, boolean own) {
    this.name = name;
    this.index = index;
    this.rules = rules;
    this.trace = trace;
    this.own = own;
  }

  /** Whether each process has one of its own, for which this one only stands. */
  boolean isOwn() {
    return own;
  }

  /** Another process's, free. */
  PythonLock another() {
    PythonLock other = new PythonLock(name, index, rules, trace);
    others.add(other);
    return other;
  }

  boolean isTaken() {
    return locked;
  }

  /** That of a process that was forked while {@code theirs} was taken: it is, too, for ever. */
  PythonLock copyOf(PythonLock theirs) {
    PythonLock copy = another();
    copy.locked = true;
    copy.inherited = true;
    copy.holder = theirs.holder;
    return copy;
  }

  boolean tryAcquire(LockCall by, long now, long waited, boolean contended) {
    if (locked) {
      return false;
    }
    locked = true;
    holder = by.task();
    lastOwner = by;
    trace.lockAcquired(now, index, waited, contended);
    return true;
  }

  void enqueue(LockCall waiter) {
    waiters.add(waiter);
  }

  LockRules rules() {
    return rules;
  }

  /** True if somebody sleeps for it, or is about to. */
  boolean hasWaiters() {
    return !waiters.isEmpty();
  }

  /**
   * Frees it or hands it over.
   *
   * @return what that costs the thread, nanoseconds on the reference core: a system call if it
   *     wakes somebody
   */
  long release(long now) {
    if (!locked) {
      throw new IllegalStateException("release of a lock that is free");
    }
    locked = false;
    holder = Optional.empty();
    LockCall next = waiters.poll();
    while (next != null && next.gone()) {
      next = waiters.poll();
    }
    if (next == null) {
      return 0;
    }
    long waited = now - next.askedAt();
    boolean handOver =
        rules.handOffAfter().isPresent() && waited > rules.handOffAfter().getAsLong();
    if (handOver) {
      tryAcquire(next, now, waited, true);
    }
    return next.released(handOver) ? rules.wake() : 0;
  }

  /** True if who holds it is not there: it will never be free again. */
  boolean abandoned() {
    return locked && (inherited || lastOwner.gone());
  }

  String name() {
    return name;
  }

  /** Adds who waits for whom. */
  void describe(WaitGraph graph) {
    others.forEach(other -> other.describe(graph));
    if (abandoned()) {
      String by = holder.map(Task::toString).orElse("a process");
      String what =
          inherited
              ? name + ", which " + by + " held in the parent when this process was forked"
              : name + ", held by " + by + ", which was killed";
      waiters.forEach(waiter -> graph.addForEver(waiter.task(), what));
    } else {
      waiters.forEach(waiter -> describe(graph, waiter.task(), name, holder));
    }
  }

  static void describe(WaitGraph graph, Optional<Task> waiter, String lock, Optional<Task> holder) {
    String by = holder.map(task -> ", held by " + task).orElse("");
    graph.addForAny(waiter, lock + by, holder.stream().toList());
  }

  /** The same lock for the coroutines of one event loop. */
  AsyncLock forCoroutines() {
    return new AsyncLock(name, index, trace);
  }
}
