package gilsim.os;

import gilsim.kernel.Event;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/**
 * A quota whose use is known at every instant: all running processors drain one pool together, and
 * are throttled together when it is empty. This is what the kernel approximates with slices and
 * ticks, and what closed forms assume.
 */
final class PooledBandwidth implements CpuBandwidth {
  private final OperatingSystem os;
  private final CpuQuota limit;
  private final long quota;
  private final long period;
  private final boolean[] running;
  private final ArrayDeque<Processor> throttled = new ArrayDeque<>();
  private final Event exhaustion =
      new Event() {
        @Override
        protected void fire() {
          mayBeExhausted();
        }
      };
  private final Event refill =
      new Event() {
        @Override
        protected void fire() {
          refilled();
        }
      };

  private int count;
  private long pool;
  private long settledAt;
  private boolean last;

  PooledBandwidth(OperatingSystem os, CpuQuota limit) {
    this.os = os;
    this.limit = limit;
    quota = limit.runtime();
    period = limit.period();
    pool = quota;
    running = new boolean[os.hardwareThreads()];
  }

  @Override
  public boolean start(Processor processor) {
    if (running[processor.position()]) {
      return true;
    }
    settle();
    if (pool <= 0) {
      throttle(processor);
      return false;
    }
    running[processor.position()] = true;
    count++;
    plan();
    return true;
  }

  @Override
  public void stop(Processor processor) {
    if (running[processor.position()]) {
      settle();
      running[processor.position()] = false;
      count--;
      plan();
    }
  }

  /**
   * The pool runs empty at this instant. What ends at the very same instant has ended, so the
   * decision falls behind all events that are scheduled for it.
   */
  private void mayBeExhausted() {
    if (!last) {
      last = true;
      os.engine().scheduleIn(exhaustion, 0);
      return;
    }
    last = false;
    settle();
    if (pool > 0) {
      plan();
      return;
    }
    List<Processor> stopped = new ArrayList<>();
    for (int i = 0; i < running.length; i++) {
      if (running[i]) {
        running[i] = false;
        stopped.add(os.processor(i));
      }
    }
    count = 0;
    for (Processor processor : stopped) {
      throttle(processor);
    }
  }

  private void throttle(Processor processor) {
    throttled.add(processor);
    if (!refill.isScheduled()) {
      os.engine().schedule(refill, limit.nextRefill(os.now()));
    }
    processor.throttle();
  }

  private void refilled() {
    settle();
    int waiting = throttled.size();
    for (int i = 0; i < waiting; i++) {
      throttled.remove().unthrottle();
    }
    os.balancer().pullAll();
  }

  /** Takes what was used since the last call out of the pool. */
  private void settle() {
    long now = os.now();
    long begin = now / period * period;
    if (settledAt < begin) {
      long first = limit.nextRefill(settledAt);
      pool -= count * (first - settledAt);
      // Periods that passed without a call were not exhausted.
      pool = quota + (first == begin ? Math.min(0, pool) : 0);
      settledAt = begin;
    }
    pool -= count * (now - settledAt);
    settledAt = now;
  }

  /** Schedules the instant at which the pool may be empty. */
  private void plan() {
    os.engine().cancel(exhaustion);
    last = false;
    boolean enoughForGood =
        count * period <= quota && count * (limit.nextRefill(os.now()) - os.now()) <= pool;
    if (count > 0 && !enoughForGood) {
      long empty = os.now() - Math.floorDiv(-pool, count);
      os.engine()
          .schedule(exhaustion, Math.min(Math.max(os.now(), empty), limit.nextRefill(os.now())));
    }
  }
}
