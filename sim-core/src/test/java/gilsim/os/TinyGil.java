package gilsim.os;

import gilsim.kernel.Engine;
import gilsim.kernel.Event;
import java.util.ArrayList;
import java.util.List;

/**
 * A global interpreter lock reduced to what meets the scheduler, for threads that compute for ever
 * or sleep and compute: timed wait, drop request, release, wait for the switch (CPython 3.2 and
 * later, take_gil and drop_gil).
 */
final class TinyGil {
  private static final long INTERVAL = 5_000_000;

  private final Engine engine;
  private final OperatingSystem os;
  private final List<TinyThread> waiters = new ArrayList<>();
  private TinyThread holder;
  private TinyThread switching;
  private boolean dropRequest;
  private long switches;

  /** Instants at which the GIL changed its holder. */
  final List<Long> taken = new ArrayList<>();

  TinyGil(Engine engine, OperatingSystem os) {
    this.engine = engine;
    this.os = os;
  }

  /** One Python thread. */
  final class TinyThread implements ThreadBody {
    private final long sleep;
    private final long compute;
    private final Event timer =
        new Event() {
          @Override
          protected void fire() {
            timedOut = true;
            thread.wake(0);
          }
        };
    private final KernelThread thread = os.create(this);
    private String next = "take";
    private boolean timedOut;
    private long seenSwitches;

    /** Ends of its computations. */
    final List<Long> passes = new ArrayList<>();

    /**
     * A thread.
     *
     * @param sleep between two computations; 0: computes for ever
     */
    TinyThread(long sleep, long compute, long start) {
      this.sleep = sleep;
      this.compute = compute;
      engine.schedule(
          new Event() {
            @Override
            protected void fire() {
              thread.wake(0);
            }
          },
          start);
    }

    @Override
    public void run(KernelThread self) {
      switch (next) {
        case "take" -> take();
        case "compute" -> computed();
        case "awake" -> {
          next = "take";
          take();
        }
        default -> throw new IllegalStateException(next);
      }
    }

    private void take() {
      waiters.remove(this);
      engine.cancel(timer);
      if (holder == null) {
        holder = this;
        taken.add(engine.now());
        switches++;
        dropRequest = false;
        next = "compute";
        if (switching != null) {
          TinyThread waiting = switching;
          switching = null;
          waiting.thread.wake(0);
        }
        thread.exec(sleep == 0 ? 1e15 : compute);
        return;
      }
      if (timedOut && seenSwitches == switches) {
        dropRequest = true;
        holder.thread.interrupt();
      }
      timedOut = false;
      seenSwitches = switches;
      waiters.add(this);
      engine.scheduleIn(timer, INTERVAL + os.timerSlack());
      thread.block();
    }

    private void computed() {
      holder = null;
      next = "take";
      if (!waiters.isEmpty()) {
        TinyThread woken = waiters.remove(0);
        engine.cancel(woken.timer);
        if (woken.thread.blocked()) {
          woken.thread.wake(0);
        }
      }
      if (sleep > 0) {
        passes.add(engine.now());
        dropRequest = false;
        engine.schedule(
            new Event() {
              @Override
              protected void fire() {
                thread.wake(0);
              }
            },
            engine.now() + sleep + os.timerSlack());
      } else if (dropRequest) {
        switching = this;
      }
      thread.block();
    }
  }
}
