package gilsim.os;

import gilsim.kernel.Event;
import java.util.ArrayDeque;

/**
 * A quota as the kernel deals it out: each processor takes slices from the common pool ({@code
 * assign_cfs_rq_runtime}), notices at its tick that a slice is used up ({@code
 * account_cfs_rq_runtime}) and is throttled if the pool has nothing left. What it used beyond its
 * slice, up to a tick, is a debt that the next refill pays first ({@code distribute_cfs_runtime}).
 * Slices do not expire at the end of a period (Linux 5.4 and later).
 *
 * <p>A processor that becomes idle gives back all but a little ({@code __return_cfs_rq_runtime});
 * throttled processors get that after a delay, unless the refill comes first ({@code
 * do_sched_cfs_slack_timer}; the kernel wants 2 ms between the two).
 */
final class SlicedBandwidth implements CpuBandwidth {
  private final OperatingSystem os;
  private final BandwidthSpec spec;
  private final CpuQuota limit;
  private final Local[] locals;
  private final ArrayDeque<Local> throttled = new ArrayDeque<>();
  private final Event refill =
      new Event() {
        @Override
        protected void fire() {
          distribute();
        }
      };
  private final Event slack =
      new Event() {
        @Override
        protected void fire() {
          if (pool() > spec.slice()) {
            distribute();
          }
        }
      };

  private long pool;
  private long filledPeriod;

  SlicedBandwidth(OperatingSystem os, CpuQuota limit) {
    this.os = os;
    spec = os.spec().bandwidth();
    this.limit = limit;
    pool = limit.runtime();
    locals = new Local[os.hardwareThreads()];
  }

  @Override
  public boolean start(Processor processor) {
    int position = processor.position();
    if (locals[position] == null) {
      locals[position] = new Local(processor);
    }
    return locals[position].start();
  }

  @Override
  public void stop(Processor processor) {
    locals[processor.position()].stop();
  }

  private long pool() {
    long now = os.now() / limit.period();
    if (now > filledPeriod) {
      filledPeriod = now;
      pool = limit.runtime();
    }
    return pool;
  }

  private void distribute() {
    int waiting = throttled.size();
    for (int i = 0; i < waiting && pool() > 0; i++) {
      Local first = throttled.element();
      first.pay();
      if (first.left <= 0) {
        break;
      }
      throttled.remove().processor.unthrottle();
    }
    if (!throttled.isEmpty() && !refill.isScheduled()) {
      os.engine().schedule(refill, limit.nextRefill(os.now()));
    }
    os.balancer().pullAll();
  }

  /** What one processor has of the quota; the event at which it notices that it has nothing. */
  private final class Local extends Event {
    private final Processor processor;
    private boolean running;
    private boolean last;
    private long left;
    private long since;

    Local(Processor processor) {
      this.processor = processor;
    }

    boolean start() {
      if (running) {
        return true;
      }
      if (left <= 0) {
        take();
      }
      if (left <= 0) {
        throttle();
        return false;
      }
      running = true;
      since = os.now();
      plan();
      return true;
    }

    void stop() {
      if (!running) {
        return;
      }
      settle();
      running = false;
      os.engine().cancel(this);
      long spare = left - spec.kept();
      if (spare > 0) {
        left -= spare;
        pool = pool() + spare;
        boolean soon = os.now() + spec.slackDelay() >= limit.nextRefill(os.now());
        if (pool > spec.slice() && !throttled.isEmpty() && !soon && !slack.isScheduled()) {
          os.engine().scheduleIn(slack, spec.slackDelay());
        }
      }
    }

    /** Takes enough of the pool for a full slice, if there is so much. */
    private void take() {
      give(spec.slice() - left);
    }

    /** Pays the debt and leaves a nanosecond, as the kernel does. */
    private void pay() {
      give(1 - left);
    }

    private void give(long wanted) {
      long given = Math.max(0, Math.min(pool(), wanted));
      pool -= given;
      left += given;
    }

    private void settle() {
      left -= os.now() - since;
      since = os.now();
    }

    private void plan() {
      last = false;
      os.engine().schedule(this, processor.ticks().atOrAfter(os.now() + left));
    }

    private void throttle() {
      throttled.add(this);
      if (!refill.isScheduled()) {
        os.engine().schedule(refill, limit.nextRefill(os.now()));
      }
      processor.throttle();
    }

    /** What ends at this very instant has ended, so the decision falls behind it. */
    @Override
    protected void fire() {
      if (!last) {
        last = true;
        os.engine().scheduleIn(this, 0);
        return;
      }
      settle();
      take();
      if (left > 0) {
        plan();
      } else {
        running = false;
        throttle();
      }
    }
  }
}
