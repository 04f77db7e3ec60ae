package gilsim.os;

import gilsim.hardware.Core;
import gilsim.hardware.MachineSpec;
import gilsim.hardware.Memory;
import gilsim.hardware.Processors;
import gilsim.kernel.Engine;
import gilsim.kernel.RandomStreams;
import gilsim.trace.TraceListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The operating system of one machine: makes kernel threads, wakes them and shares the processors
 * among them.
 */
public final class OperatingSystem {
  private final Engine engine;
  private final OsSpec spec;
  private final OsNoise noise;
  private final TraceListener trace;
  private final int installed;
  private final Processor[] processors;
  private final SmtDomain[] domains;
  private final Placement placement;
  private final Balancer balancer;
  private final CpuBandwidth bandwidth;
  private final Processors hardware;
  private final Memory memory;
  private final double threadMemory;
  private int performanceDomains;
  private int threads;
  private Optional<Processor> caller = Optional.empty();

  /**
   * An operating system without threads. Hardware threads that the container does not allow do not
   * exist for it.
   *
   * @param streams for latencies, the phase of the ticks and other changes at random
   * @param trace hears of busy and idle processors, context switches, migrations and memory
   */
  public OperatingSystem(
      Engine engine, MachineSpec machine, OsSpec os, RandomStreams streams, TraceListener trace) {
    this(engine, machine, os, streams, trace, 0);
  }

  /**
   * An operating system without threads, each of which will need memory from its first wake-up to
   * its end.
   *
   * @param threadMemory bytes, at least 0
   */
  public OperatingSystem(
      Engine engine,
      MachineSpec machine,
      OsSpec os,
      RandomStreams streams,
      TraceListener trace,
      double threadMemory) {
    this.memory = new Memory(engine, trace);
    this.threadMemory = threadMemory;
    this.engine = engine;
    this.spec = os;
    this.noise = new OsNoise(os, streams);
    this.trace = trace;
    hardware = new Processors(engine, machine, streams, trace);
    installed = hardware.hardwareThreads();
    os.group().check(installed);
    List<Processor> allowed = new ArrayList<>();
    List<SmtDomain> used = new ArrayList<>();
    for (int i = 0; i < hardware.cores(); i++) {
      Core core = hardware.core(i);
      SmtDomain domain = new SmtDomain(this, used.size(), core.efficiency());
      for (int t = 0; t < core.threads(); t++) {
        if (os.group().allows(core.thread(t).index())) {
          Processor processor = new Processor(this, allowed.size(), core.thread(t), domain);
          allowed.add(processor);
          domain.add(processor);
        }
      }
      if (domain.size() > 0) {
        used.add(domain);
        performanceDomains += core.efficiency() ? 0 : 1;
      }
    }
    processors = allowed.toArray(Processor[]::new);
    domains = used.toArray(SmtDomain[]::new);
    Utilisation utilisation = new Utilisation();
    IdleSearch search =
        new IdleSearch(
            os.placement().searchLimit(), installed, os.balancingInterval(installed), utilisation);
    placement = new Placement(this, search);
    balancer = new Balancer(this, utilisation);
    bandwidth = CpuBandwidth.of(this);
  }

  /**
   * Makes a thread. It is blocked until {@link KernelThread#wake}.
   *
   * @param body what runs on it
   */
  public KernelThread create(ThreadBody body) {
    return new KernelThread(this, threads++, body);
  }

  /** The settings of the scheduler and the timers. */
  public OsSpec spec() {
    return spec;
  }

  /** How many hardware threads the machine has, whether or not the threads may use them. */
  public int installed() {
    return installed;
  }

  /** How many hardware threads the threads may use. */
  public int hardwareThreads() {
    return processors.length;
  }

  /** The memory that all processes share. */
  public Memory memory() {
    return memory;
  }

  /** How late the next timer fires, nanoseconds. */
  public long timerSlack() {
    return noise.timerSlack();
  }

  /**
   * How late the next wait of a selector times out, nanoseconds.
   *
   * @param timeout nanoseconds, at least 0
   */
  public long selectorSlack(long timeout) {
    return timerSlack() + spec.latencies().moreSlack(timeout);
  }

  NewlyIdle newlyIdle(int processor) {
    return new NewlyIdle(1 - spec.placement().newlyIdleSkips(), noise.newlyIdle(processor));
  }

  /** What the next interrupt takes from whoever runs, nanoseconds. */
  long interrupt() {
    return noise.interrupt();
  }

  Ticks ticks(int processor) {
    return new Ticks(spec.tick(), noise.tickPhase(processor));
  }

  /** Sends a woken thread on its way. */
  void wake(KernelThread thread, long extraLatency) {
    Processor target = placement.choose(thread);
    thread.placed();
    thread.assign(target);
    Optional<Processor> where = interrupted(thread);
    long idle = where.equals(target.self()) ? 0 : target.idleFor();
    if (target.idle() && noise.halted(idle)) {
      // Else a timer or an answer wakes it, whose interrupt comes to where it ran.
      caller.or(() -> Optional.ofNullable(thread.lastRanOn())).ifPresent(Processor::wakesHalted);
    }
    long latency =
        extraLatency
            + where.map(this::interruptLatency).orElse(0L)
            + target.here(target.idle() ? noise.wakeupOnIdle(idle) : noise.wakeupOnBusy());
    target.expect(thread);
    if (latency == 0) {
      arrive(thread);
    } else {
      engine.scheduleIn(thread.arrival(), latency);
    }
  }

  /**
   * Where an interrupt comes that wakes a thread, as one of a timer or an answer does and another
   * thread does not; empty if such wake-ups are like any others here.
   */
  private Optional<Processor> interrupted(KernelThread thread) {
    boolean other = caller.isPresent() || spec.latencies().idleTimer().isEmpty();
    return other ? Optional.empty() : Optional.ofNullable(thread.lastRanOn());
  }

  private long interruptLatency(Processor where) {
    return where.idle()
        ? where.here(spec.latencies().idleTimer().orElseThrow().after(where.idleFor()))
        : 0;
  }

  /** The body of a thread runs on a processor: what it wakes is woken from there. */
  void runs(Processor on, KernelThread thread) {
    caller = on.self();
    thread.runBody();
    caller = Optional.empty();
  }

  /** The latency of a wake-up is over. */
  void arrive(KernelThread thread) {
    Processor target = thread.processor();
    if (!target.idle() && !target.reservedFor(thread) && balancer.anyIdle()) {
      target.withdraw(thread);
      target = placement.choose(thread);
    }
    target.admit(thread);
  }

  /** A thread began its life. */
  void born() {
    memory.take(threadMemory);
  }

  /** A thread exited. */
  void died() {
    memory.free(threadMemory);
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

  /** Those of performance cores come first. */
  int performanceDomains() {
    return performanceDomains;
  }

  int domains() {
    return domains.length;
  }

  SmtDomain domain(int index) {
    return domains[index];
  }
}
