package gilsim.os;

import java.util.Optional;
import java.util.function.Predicate;

/**
 * Earliest eligible virtual deadline first with equal weights, as in Linux 6.12 and later
 * (kernel/sched/fair.c; Stoica and Abdel-Wahab 1995).
 *
 * <p>A thread's vruntime is the CPU time it received, on the queue's scale. The average over all
 * threads of the queue ({@code avg_vruntime}) is what each should have received; the difference is
 * the lag. A thread is eligible while its lag is not negative ({@code entity_eligible}). Of the
 * eligible threads the one with the earliest virtual deadline, vruntime plus slice, runs ({@code
 * pick_eevdf}). While it stays eligible it is protected from others until it used up its slice
 * (RUN_TO_PARITY, {@code protect_slice}). From then on every tick, and every wake-up of a thread
 * for this processor, decides anew who runs ({@code update_curr} since Linux 6.17).
 *
 * <p>A thread that blocks keeps its lag ({@code update_entity_lag}, clamped to the larger of two
 * slices and a tick) and gets it back when it wakes ({@code place_entity}, inflated because its own
 * arrival moves the average); its deadline counts from its wake-up, however long it is on its way.
 * Negative lag wears off while it sleeps and the others catch up (DELAY_DEQUEUE with DELAY_ZERO).
 *
 * <p>A thread that runs alone starts a new slice at the tick at which one is used up ({@code
 * update_deadline}); that is computed when somebody asks, so it costs no events.
 */
final class EevdfPolicy implements SchedulerPolicy {
  /** Rebasing the sum of vruntimes beyond this distance keeps it far from overflow, ns. */
  private static final long REBASE = 1_000_000_000_000L;

  private final long slice;
  private final Ticks ticks;
  private final long lagLimit;

  private final DeadlineQueue queue = new DeadlineQueue();

  /** Threads that were woken and will arrive here. */
  private int expected;

  private SchedulingEntity current;
  private long chargedAt;
  private long protectedUntil;

  /** When it was last decided who runs. */
  private long decidedAt = -1;

  /** Sum of (vruntime − base) over the waiting and the expected threads. */
  private long sum;

  private long base;

  /** Counts how often the queue ran empty. */
  private long period;

  EevdfPolicy(OsSpec spec, Ticks ticks) {
    slice = spec.slice();
    this.ticks = ticks;
    lagLimit = Math.max(2 * slice, spec.tick());
  }

  @Override
  public int waiting() {
    return queue.size();
  }

  @Override
  public void expect(KernelThread thread, long now) {
    charge(now);
    SchedulingEntity entity = thread.entity;
    entity.vruntime = count() == 0 ? base : placed(entity);
    entity.deadline = entity.vruntime + slice;
    sum += entity.vruntime - base;
    expected++;
    entity.expectedIn = this;
  }

  @Override
  public void withdraw(KernelThread thread, long now) {
    charge(now);
    forget(thread.entity);
  }

  @Override
  public void enqueue(KernelThread thread, long now) {
    charge(now);
    SchedulingEntity entity = thread.entity;
    boolean wasExpected = entity.expectedIn == this;
    if (wasExpected) {
      forget(entity);
    }
    if (count() > 0) {
      entity.vruntime = placed(entity);
    } else if (!wasExpected) {
      entity.vruntime = base;
    }
    entity.lag = 0;
    if (!wasExpected) {
      entity.deadline = entity.vruntime + slice;
    }
    insert(entity);
  }

  private void forget(SchedulingEntity entity) {
    sum -= entity.vruntime - base;
    expected--;
    entity.expectedIn = null;
  }

  /** The vruntime that gives an arriving thread its lag back. */
  private long placed(SchedulingEntity entity) {
    int others = count();
    long average = average();
    if (entity.lag > 0) {
      return average - entity.lag * (others + 1) / others;
    }
    if (entity.lag < 0 && entity.lagQueue == this && entity.lagPeriod == period) {
      return Math.max(average, entity.vruntime);
    }
    return average;
  }

  @Override
  public boolean preempts(KernelThread woken, long now) {
    charge(now);
    renewSlice();
    int best = firstEligible();
    return best < queue.size()
        && yieldsTo(queue.get(best))
        && (unprotected() || queue.get(best) == woken.entity);
  }

  @Override
  public long sliceEnd(long now) {
    charge(now);
    if (unprotected() && ticks.period() > 0) {
      return ticks.atOrAfter(Math.max(chargedAt, decidedAt + 1));
    }
    return ticks.atOrAfter(chargedAt + Math.max(0, current.deadline - current.vruntime));
  }

  @Override
  public boolean reschedule(long now) {
    charge(now);
    renewSlice();
    decidedAt = now;
    int best = firstEligible();
    if (best == queue.size() || !yieldsTo(queue.get(best))) {
      return false;
    }
    putBack(now);
    return true;
  }

  @Override
  public void putBack(long now) {
    charge(now);
    SchedulingEntity stopped = current;
    current = null;
    insert(stopped);
  }

  @Override
  public KernelThread next(long now) {
    current = remove(firstEligibleOrFirst());
    protectedUntil = current.deadline;
    return current.thread;
  }

  @Override
  public void begin(long time) {
    chargedAt = time;
  }

  @Override
  public void leave(long now) {
    charge(now);
    SchedulingEntity leaving = current;
    long lag = average() - leaving.vruntime;
    leaving.lag = Math.max(-lagLimit, Math.min(lagLimit, lag));
    current = null;
    if (count() == 0) {
      base = leaving.vruntime;
      period++;
    }
    leaving.lagQueue = this;
    leaving.lagPeriod = period;
  }

  @Override
  public Optional<KernelThread> steal(long now, Predicate<KernelThread> movable) {
    charge(now);
    int first = firstEligibleOrFirst();
    for (int i = 0; i < queue.size(); i++) {
      int position = (first + i) % queue.size();
      if (movable.test(queue.get(position).thread)) {
        return Optional.of(remove(position).thread);
      }
    }
    return Optional.empty();
  }

  /** Adds the CPU time since the last call to the current thread. */
  private void charge(long now) {
    if (current == null || now < chargedAt) {
      return;
    }
    long ran = now - chargedAt;
    if (queue.size() == 0) {
      renewSlices(now);
    }
    current.vruntime += ran;
    chargedAt = now;
    if (queue.size() == 0) {
      renewSlice();
    }
    if (Math.abs(current.vruntime - base) > REBASE) {
      sum -= (queue.size() + expected) * (current.vruntime - base);
      base = current.vruntime;
    }
  }

  private void renewSlice() {
    if (current.vruntime >= current.deadline) {
      current.deadline = current.vruntime + slice;
    }
  }

  private void renewSlices(long now) {
    long firstRenewal =
        ticks.atOrAfter(chargedAt + Math.max(0, current.deadline - current.vruntime));
    if (firstRenewal <= now) {
      long length = ticks.round(slice);
      long lastRenewal = firstRenewal + (now - firstRenewal) / length * length;
      current.deadline = current.vruntime + (lastRenewal - chargedAt) + slice;
    }
  }

  /** True if the current thread makes room for a waiting, eligible one. */
  private boolean yieldsTo(SchedulingEntity candidate) {
    if (!eligible(current)) {
      return true;
    }
    return unprotected() && candidate.deadline <= current.deadline;
  }

  /** True if the current thread used up the slice with which it was dispatched. */
  private boolean unprotected() {
    return current.vruntime >= protectedUntil;
  }

  private boolean eligible(SchedulingEntity entity) {
    return (entity.vruntime - base) * count() <= total();
  }

  private long average() {
    return base + Math.floorDiv(total(), count());
  }

  /** How many threads share the processor. */
  private int count() {
    return queue.size() + expected + (current == null ? 0 : 1);
  }

  /** Sum of (vruntime − base) over them. */
  private long total() {
    return sum + (current == null ? 0 : current.vruntime - base);
  }

  /**
   * Position of the eligible waiting thread with the earliest deadline; the queue's size if none.
   */
  private int firstEligible() {
    int i = 0;
    while (i < queue.size() && !eligible(queue.get(i))) {
      i++;
    }
    return i;
  }

  /** The same; the earliest deadline if only threads that cannot run here now are eligible. */
  private int firstEligibleOrFirst() {
    int first = firstEligible();
    return first == queue.size() ? 0 : first;
  }

  private void insert(SchedulingEntity entity) {
    queue.add(entity);
    sum += entity.vruntime - base;
  }

  private SchedulingEntity remove(int position) {
    SchedulingEntity entity = queue.remove(position);
    sum -= entity.vruntime - base;
    if (count() == 0) {
      base = entity.vruntime;
    }
    return entity;
  }
}
