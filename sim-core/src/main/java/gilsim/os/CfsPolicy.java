package gilsim.os;

import java.util.Optional;
import java.util.function.Predicate;

/**
 * The completely fair scheduler with equal weights, as in Linux 2.6.23 to 6.5
 * (kernel/sched/fair.c).
 *
 * <p>A thread's vruntime is the CPU time it received; the waiting thread with the least runs next
 * ({@code __pick_first_entity}). The current thread makes room at the tick at which it has had its
 * turn, the latency divided by the number of threads, or is a whole turn ahead of the first waiting
 * one ({@code check_preempt_tick}), provided that it is not behind that one still.
 *
 * <p>{@code min_vruntime} follows the least vruntime. A thread that slept continues half a latency
 * behind it at most ({@code place_entity}, GENTLE_FAIR_SLEEPERS), a new one begins a turn ahead of
 * it (START_DEBIT). A woken thread preempts the current one if it is behind by more than the
 * wake-up granularity ({@code wakeup_preempt_entity}). A thread that changes its processor keeps
 * its distance to {@code min_vruntime}.
 *
 * <p>Left out: the preference for a thread that was just preempted (LAST_BUDDY), which the kernel
 * applies to queues of eight and more only.
 */
final class CfsPolicy implements SchedulerPolicy {
  private final CfsSpec spec;
  private final Ticks ticks;

  /** Sorted by vruntime: the deadline of a thread here. */
  private final DeadlineQueue queue = new DeadlineQueue();

  private SchedulingEntity current;
  private long chargedAt;

  /** CPU time of the current thread since it was picked. */
  private long ran;

  private long minVruntime;

  CfsPolicy(OsSpec os, Ticks ticks) {
    spec = os.cfs();
    this.ticks = ticks;
  }

  @Override
  public int waiting() {
    return queue.size();
  }

  @Override
  public void enqueue(KernelThread thread, long now) {
    charge(now);
    SchedulingEntity entity = thread.entity;
    if (entity.scale == null) {
      entity.vruntime = minVruntime + spec.turn(count() + 1);
    } else {
      if (entity.scale != this) {
        entity.vruntime += minVruntime - entity.scale.minVruntime;
      }
      if (entity.slept) {
        entity.vruntime = Math.max(entity.vruntime, minVruntime - spec.latency() / 2);
      }
    }
    insert(entity);
  }

  @Override
  public boolean preempts(KernelThread woken, long now) {
    charge(now);
    return current.vruntime - woken.entity.vruntime > spec.wakeupGranularity();
  }

  @Override
  public long sliceEnd(long now) {
    charge(now);
    long turn = spec.turn(count());
    long behind = queue.get(0).vruntime - current.vruntime;
    long turnOver = Math.max(turn - ran, behind);
    long farAhead = Math.max(spec.minGranularity() - ran, behind + turn);
    // The kernel's comparisons are strict: a turn that ends at a tick ends at the next.
    long strict = ticks.period() == 0 ? 0 : 1;
    return ticks.atOrAfter(chargedAt + Math.max(0, Math.min(turnOver, farAhead) + strict));
  }

  @Override
  public boolean reschedule(long now) {
    charge(now);
    if (current.vruntime < queue.get(0).vruntime) {
      return false;
    }
    putBack(now);
    return true;
  }

  @Override
  public KernelThread next(long now) {
    current = queue.remove(0);
    ran = 0;
    advance();
    return current.thread;
  }

  @Override
  public void begin(long time) {
    chargedAt = time;
  }

  @Override
  public void putBack(long now) {
    charge(now);
    SchedulingEntity stopped = current;
    current = null;
    insert(stopped);
  }

  @Override
  public void leave(long now) {
    charge(now);
    current.slept = current.thread.blocked();
    current = null;
    advance();
  }

  @Override
  public Optional<KernelThread> steal(long now, Predicate<KernelThread> movable) {
    charge(now);
    for (int i = 0; i < queue.size(); i++) {
      if (movable.test(queue.get(i).thread)) {
        SchedulingEntity moved = queue.remove(i);
        moved.slept = false;
        return Optional.of(moved.thread);
      }
    }
    return Optional.empty();
  }

  private void insert(SchedulingEntity entity) {
    entity.scale = this;
    entity.deadline = entity.vruntime;
    queue.add(entity);
  }

  /** Adds the CPU time since the last call to the current thread. */
  private void charge(long now) {
    if (current != null && now > chargedAt) {
      current.vruntime += now - chargedAt;
      ran += now - chargedAt;
      chargedAt = now;
      advance();
    }
  }

  /** {@code update_min_vruntime}: follows the least vruntime, never back. */
  private void advance() {
    long least = current == null ? Long.MAX_VALUE : current.vruntime;
    if (queue.size() > 0) {
      least = Math.min(least, queue.get(0).vruntime);
    }
    if (least < Long.MAX_VALUE) {
      minVruntime = Math.max(minVruntime, least);
    }
  }

  /** How many threads share the processor. */
  private int count() {
    return queue.size() + (current == null ? 0 : 1);
  }
}
