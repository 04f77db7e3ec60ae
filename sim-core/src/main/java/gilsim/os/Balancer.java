package gilsim.os;

import gilsim.kernel.Event;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Moves threads to processors that have nothing to do. Threads on throttled processors stay there
 * ({@code throttled_lb_pair}).
 *
 * <p>A processor that becomes idle pulls a waiting thread from the longest run queue at once
 * (Linux: {@code sched_balance_newidle} in kernel/sched/fair.c, called newidle_balance before
 * 6.10), unless the kernel leaves that to chance (see {@link NewlyIdle}) or the thread's caches are
 * still warm where it last ran. What is left waiting beside an idle processor is taken at one of
 * the next balancings at ticks ({@code nohz_balancer_kick}), at the third at the latest even if
 * warm ({@code can_migrate_task} with cache_nice_tries of 1). A core that stays wholly idle takes a
 * <em>running</em> thread from a core with two busy hardware threads (active balancing of a {@code
 * group_smt_balance} group, same file), after the time {@code balance} of the machine's {@link
 * OsSpec}. Likewise an idle performance core takes a running thread from an efficiency core ({@code
 * group_asym_packing}).
 */
final class Balancer {
  /** So many balancings in vain respect warm caches (cache_nice_tries, plus one). */
  private static final int PATIENCE = 2;

  private final OperatingSystem os;
  private final PlacementSpec spec;
  private final Utilisation utilisation;
  private final NewlyIdle[] newlyIdle;
  private final Event rescue =
      new Event() {
        @Override
        protected void fire() {
          rescue();
        }
      };

  private int free;
  private int idleCores;
  private int doublyBusy;
  private int slowlyBusy;
  private int queued;
  private boolean overloaded;
  private int inVain;
  private long lastRescue;

  Balancer(OperatingSystem os, Utilisation utilisation) {
    this.os = os;
    this.utilisation = utilisation;
    spec = os.spec().placement();
    free = os.hardwareThreads();
    idleCores = os.domains();
    newlyIdle = new NewlyIdle[spec.skips() ? os.hardwareThreads() : 0];
    for (int i = 0; i < newlyIdle.length; i++) {
      newlyIdle[i] = os.newlyIdle(i);
    }
  }

  /** True if some processor runs nothing and is not about to. */
  boolean anyIdle() {
    return free > 0;
  }

  /** True if some core runs nothing and is not about to. */
  boolean coreIdle() {
    return idleCores > 0;
  }

  /** Processors are no longer free (positive) or again (negative). */
  void occupied(int processors) {
    free -= processors;
  }

  /** Cores became wholly idle (positive) or ceased to be (negative). */
  void idleCores(int cores) {
    idleCores += cores;
  }

  /** Processors got (positive) or lost (negative) a current thread. */
  void running(int processors) {
    if (spec.limitsSearch()) {
      utilisation.change(processors, os.now());
    }
  }

  /** Threads began (positive) or ended (negative) to wait in some run queue. */
  void queued(int threads) {
    queued += threads;
  }

  /** A thread has to wait behind another ({@code set_rd_overloaded}). */
  void overloaded() {
    overloaded = true;
    rescueLater();
  }

  /** What a processor that ran out of work takes over at once. */
  Optional<KernelThread> newlyIdle(Processor idle) {
    if (newlyIdle.length == 0) {
      return take(idle, thread -> !hot(thread, idle));
    }
    NewlyIdle chance = newlyIdle[idle.position()];
    if (!overloaded || !chance.looks()) {
      return Optional.empty();
    }
    overloaded = queued > 0;
    Optional<KernelThread> found = take(idle, thread -> !hot(thread, idle));
    chance.looked(found.isPresent());
    return found;
  }

  private boolean hot(KernelThread thread, Processor idle) {
    return thread.ranWithin(spec.hotFor()) && thread.lastRanOn().domain() != idle.domain();
  }

  /** A thread from the longest queue. */
  private Optional<KernelThread> take(Processor idle, Predicate<KernelThread> movable) {
    if (queued == 0) {
      return Optional.empty();
    }
    Processor busiest = idle;
    for (int i = 0; i < os.hardwareThreads(); i++) {
      Processor other = os.processor(i);
      if (other.waiting() > busiest.waiting() && !other.throttled()) {
        busiest = other;
      }
    }
    return busiest == idle ? Optional.empty() : busiest.steal(movable);
  }

  /** Lets every idle processor pull: threads wait that could not be moved before. */
  void pullAll() {
    for (int i = 0; queued > 0 && i < os.hardwareThreads(); i++) {
      if (os.processor(i).idle()) {
        takes(os.processor(i), false);
      }
    }
  }

  /** If a thread waits beside an idle processor, plans to mend that. */
  void rescueLater() {
    if (spec.imperfect() && queued > 0 && free > 0 && !rescue.isScheduled()) {
      long share = os.spec().balancingInterval(os.installed()) / free;
      long due = Math.max(os.now() + 1, lastRescue + share);
      os.engine().schedule(rescue, os.processor(0).ticks().atOrAfter(due));
    }
  }

  /** One of the idle processors takes a thread; the next one does so an interval later. */
  private void rescue() {
    lastRescue = os.now();
    boolean needed = queued > 0 && free > 0;
    inVain = !needed || takeOne(inVain < PATIENCE) ? 0 : inVain + 1;
    rescueLater();
  }

  private boolean takeOne(boolean respectWarmth) {
    for (int i = 0; i < os.hardwareThreads(); i++) {
      Processor idle = os.processor(i);
      if (idle.idle() && takes(idle, respectWarmth)) {
        return true;
      }
    }
    return false;
  }

  private boolean takes(Processor idle, boolean respectWarmth) {
    Optional<KernelThread> taken = take(idle, thread -> !respectWarmth || !hot(thread, idle));
    taken.ifPresent(idle::run);
    return taken.isPresent();
  }

  void becameDoublyBusy() {
    doublyBusy++;
    armIdle(os.domains());
  }

  void noLongerDoublyBusy() {
    doublyBusy--;
  }

  void becameSlowlyBusy() {
    slowlyBusy++;
    armIdle(os.performanceDomains());
  }

  void noLongerSlowlyBusy() {
    slowlyBusy--;
  }

  void coreIdle(SmtDomain domain) {
    if (mayTake(domain)) {
      arm(domain);
    }
  }

  /** True if some running thread would gain from moving to an idle core. */
  private boolean mayTake(SmtDomain idle) {
    return doublyBusy > 0 || (slowlyBusy > 0 && !idle.efficiency());
  }

  private void armIdle(int domains) {
    for (int i = 0; free > 0 && i < domains; i++) {
      arm(os.domain(i));
    }
  }

  private void arm(SmtDomain domain) {
    if (domain.idle() && !domain.isScheduled()) {
      os.engine().schedule(domain, Math.max(os.now(), domain.balanceDue()));
    }
  }

  /** An idle core's time to take a running thread may have come. */
  void takeRunning(SmtDomain idle) {
    if (!idle.idle() || !mayTake(idle)) {
      return;
    }
    if (os.now() < idle.balanceDue()) {
      arm(idle);
      return;
    }
    KernelThread thread = source().surrender();
    idle.processor(0).admit(thread);
  }

  /** Whose thread gains most: one of two on a core, else the one on an efficiency core. */
  private Processor source() {
    int i = 0;
    while (doublyBusy > 0 ? !os.domain(i).doublyBusy() : !os.domain(i).slowlyBusy()) {
      i++;
    }
    return os.domain(i).processor(doublyBusy > 0 ? 1 : 0);
  }
}
