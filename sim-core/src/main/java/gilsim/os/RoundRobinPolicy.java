package gilsim.os;

import java.util.Optional;
import java.util.function.Predicate;

/**
 * Each thread in turn for one slice; a waking thread waits at the end and never preempts (POSIX
 * SCHED_RR, Linux kernel/sched/rt.c). A thread that nobody waits behind starts a new slice when one
 * ends.
 */
final class RoundRobinPolicy implements SchedulerPolicy {
  private final long slice;
  private final Ticks ticks;
  private SchedulingEntity head;
  private SchedulingEntity tail;
  private int waiting;
  private KernelThread current;
  private long nextEnd;

  RoundRobinPolicy(OsSpec spec, Ticks ticks) {
    slice = spec.slice();
    this.ticks = ticks;
  }

  @Override
  public int waiting() {
    return waiting;
  }

  @Override
  public void enqueue(KernelThread thread, long now) {
    renew(now);
    append(thread.entity);
  }

  @Override
  public boolean preempts(KernelThread woken, long now) {
    return false;
  }

  @Override
  public long sliceEnd(long now) {
    renew(now);
    return nextEnd;
  }

  @Override
  public boolean reschedule(long now) {
    append(current.entity);
    current = null;
    return true;
  }

  @Override
  public KernelThread next(long now) {
    SchedulingEntity first = head;
    unlink(null, first);
    current = first.thread;
    return current;
  }

  /** It stays first in line. */
  @Override
  public void putBack(long now) {
    SchedulingEntity stopped = current.entity;
    current = null;
    stopped.next = head;
    head = stopped;
    if (waiting++ == 0) {
      tail = stopped;
    }
  }

  @Override
  public void begin(long time) {
    nextEnd = ticks.atOrAfter(time + slice);
  }

  @Override
  public void leave(long now) {
    current = null;
  }

  @Override
  public Optional<KernelThread> steal(long now, Predicate<KernelThread> movable) {
    SchedulingEntity before = null;
    for (SchedulingEntity entity = head; entity != null; entity = entity.next) {
      if (movable.test(entity.thread)) {
        unlink(before, entity);
        return Optional.of(entity.thread);
      }
      before = entity;
    }
    return Optional.empty();
  }

  /** Takes a thread out; before is the one ahead of it, null for the first. */
  private void unlink(SchedulingEntity before, SchedulingEntity entity) {
    if (before == null) {
      head = entity.next;
    } else {
      before.next = entity.next;
    }
    if (entity == tail) {
      tail = before;
    }
    entity.next = null;
    waiting--;
  }

  /** Starts the slices of a thread that ran alone, up to now. */
  private void renew(long now) {
    if (current != null && waiting == 0 && now >= nextEnd) {
      long length = ticks.round(slice);
      nextEnd += ((now - nextEnd) / length + 1) * length;
    }
  }

  private void append(SchedulingEntity entity) {
    if (waiting == 0) {
      head = entity;
    } else {
      tail.next = entity;
    }
    tail = entity;
    waiting++;
  }
}
