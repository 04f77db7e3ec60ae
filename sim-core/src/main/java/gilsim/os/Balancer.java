package gilsim.os;

/**
 * Moves threads to processors that have nothing to do. Threads on throttled processors stay there
 * ({@code throttled_lb_pair}).
 *
 * <p>A processor that becomes idle pulls a waiting thread from the longest run queue at once
 * (Linux: {@code sched_balance_newidle} in kernel/sched/fair.c, called newidle_balance before
 * 6.10). A core that stays wholly idle takes a <em>running</em> thread from a core with two busy
 * hardware threads (active balancing of a {@code group_smt_balance} group, same file), after the
 * time {@code balance} of the machine's {@link OsSpec}. Likewise an idle performance core takes a
 * running thread from an efficiency core ({@code group_asym_packing}).
 */
final class Balancer {
  private final OperatingSystem os;
  private int free;
  private int doublyBusy;
  private int slowlyBusy;
  private int queued;

  Balancer(OperatingSystem os) {
    this.os = os;
    free = os.hardwareThreads();
  }

  /** True if some processor runs nothing and is not about to. */
  boolean anyIdle() {
    return free > 0;
  }

  void occupied(int processors) {
    free -= processors;
  }

  /** Threads began (positive) or ended (negative) to wait in some run queue. */
  void queued(int threads) {
    queued += threads;
  }

  /** Moves a thread from the longest queue to this processor's, if any thread waits anywhere. */
  void pull(Processor idle) {
    if (queued == 0) {
      return;
    }
    Processor busiest = idle;
    for (int i = 0; i < os.hardwareThreads(); i++) {
      Processor other = os.processor(i);
      if (other.waiting() > busiest.waiting() && !other.throttled()) {
        busiest = other;
      }
    }
    if (busiest != idle) {
      idle.receive(busiest.steal());
    }
  }

  /** Lets every idle processor pull: threads wait that could not be moved before. */
  void pullAll() {
    for (int i = 0; queued > 0 && i < os.hardwareThreads(); i++) {
      if (os.processor(i).idle()) {
        os.processor(i).pull();
      }
    }
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
