package gilsim.os;

import gilsim.hardware.Core;
import gilsim.hardware.MachineSpec;
import gilsim.hardware.Processors;
import gilsim.kernel.Engine;
import gilsim.trace.TraceListener;

/**
 * The operating system of one machine: makes kernel threads, wakes them and shares the processors
 * among them.
 */
public final class OperatingSystem {
  private final Engine engine;
  private final OsSpec spec;
  private final TraceListener trace;
  private final Processor[] processors;
  private final SmtDomain[] domains;
  private final Placement placement;
  private final Balancer balancer;
  private final CpuBandwidth bandwidth;

  /**
   * An operating system without threads.
   *
   * @param trace hears of busy and idle processors, context switches and migrations
   */
  public OperatingSystem(Engine engine, MachineSpec machine, OsSpec os, TraceListener trace) {
    this.engine = engine;
    this.spec = os;
    this.trace = trace;
    Processors hardware = new Processors(engine, machine, trace);
    processors = new Processor[hardware.hardwareThreads()];
    domains = new SmtDomain[hardware.cores()];
    for (int i = 0; i < processors.length; i++) {
      Core core = hardware.thread(i).core();
      int position = i % core.threads();
      if (position == 0) {
        domains[core.index()] = new SmtDomain(this, core.threads());
      }
      SmtDomain domain = domains[core.index()];
      processors[i] = new Processor(this, i, hardware.thread(i), domain);
      domain.add(position, processors[i]);
    }
    placement = new Placement(this);
    balancer = new Balancer(this);
    bandwidth = CpuBandwidth.of(this);
  }

  /**
   * Makes a thread. It is blocked until {@link KernelThread#wake}.
   *
   * @param body what runs on it
   */
  public KernelThread create(ThreadBody body) {
    return new KernelThread(this, body);
  }

  /** The settings of the scheduler and the timers. */
  public OsSpec spec() {
    return spec;
  }

  /** How many hardware threads the machine has. */
  public int hardwareThreads() {
    return processors.length;
  }

  /** How late a timer fires, nanoseconds. */
  public long timerSlack() {
    return spec.timerSlack();
  }

  /** Sends a woken thread on its way. */
  void wake(KernelThread thread, long extraLatency) {
    Processor previous = thread.lastRanOn();
    Processor target = placement.choose(previous);
    thread.assign(target);
    target.expect(thread);
    long latency =
        extraLatency + (target == previous ? spec.wakeupSameCpu() : spec.wakeupCrossCpu());
    if (latency == 0) {
      arrive(thread);
    } else {
      engine.scheduleIn(thread.arrival(), latency);
    }
  }

  /** The latency of a wake-up is over. */
  void arrive(KernelThread thread) {
    Processor target = thread.processor();
    if (!target.idle() && !target.reservedFor(thread) && balancer.anyIdle()) {
      target.withdraw(thread);
      target = placement.choose(thread.lastRanOn());
    }
    target.admit(thread);
  }

  Engine engine() {
    return engine;
  }

  long now() {
    return engine.now();
  }

  TraceListener trace() {
    return trace;
  }

  Balancer balancer() {
    return balancer;
  }

  CpuBandwidth bandwidth() {
    return bandwidth;
  }

  Processor processor(int index) {
    return processors[index];
  }

  int domains() {
    return domains.length;
  }

  SmtDomain domain(int index) {
    return domains[index];
  }
}
