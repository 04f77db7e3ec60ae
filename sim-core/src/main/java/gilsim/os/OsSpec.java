package gilsim.os;

/**
 * The operating system's scheduler and timers. All times in nanoseconds, all at least 0.
 *
 * @param policy the scheduling policy
 * @param slice CPU time a thread may run before an equal waiting thread gets its turn, before
 *     rounding up to the tick
 * @param tick period of the timer interrupt at which slices are checked; 0 checks them exactly when
 *     they end
 * @param tickPhase the ticks of each processor are later than the multiples of the tick by a random
 *     time of up to this, drawn once a replication
 * @param contextSwitch cost on the processor of switching from one thread to another
 * @param migration extra work of a thread that continues on another physical core than before (cold
 *     caches)
 * @param latencies of wake-ups and timers
 * @param balance how long an idle core waits before it takes a running thread from a core with two
 *     busy hardware threads; 0: at once
 * @param cfs turns under the policy {@code cfs}, which ignores the slice
 * @param placement how thoroughly processors are kept from idling beside waiting threads
 * @param bandwidth how a quota's time gets to the processors
 * @param group what the container allows
 */
public record OsSpec(
    SchedulerKind policy,
    long slice,
    long tick,
    long tickPhase,
    long contextSwitch,
    OsLatencies latencies,
    long migration,
    long balance,
    CfsSpec cfs,
    PlacementSpec placement,
    BandwidthSpec bandwidth,
    ControlGroup group) {

  private static final long MILLISECOND = 1_000_000;

  /** Validates the ranges. */
  public OsSpec {
    if (slice <= 0) {
      throw new IllegalArgumentException("slice must be above 0 but is " + slice);
    }
    if (tick < 0 || tickPhase < 0 || contextSwitch < 0 || migration < 0 || balance < 0) {
      throw new IllegalArgumentException("times of the operating system must be at least 0");
    }
  }

  /**
   * Without a container, with constant latencies, all ticks at the multiples of the tick, no idle
   * processor beside waiting threads and, under CFS, turns like the slice.
   */
  public OsSpec(
      SchedulerKind policy,
      long slice,
      long tick,
      long contextSwitch,
      long wakeupSameCpu,
      long wakeupCrossCpu,
      long migration,
      long timerSlack,
      long balance) {
    this(
        policy,
        slice,
        tick,
        0,
        contextSwitch,
        OsLatencies.constant(wakeupSameCpu, wakeupCrossCpu, timerSlack),
        migration,
        balance,
        CfsSpec.ofSlice(Math.max(1, slice)),
        PlacementSpec.ideal(),
        BandwidthSpec.exact(),
        ControlGroup.unlimited());
  }

  /** The same with other latencies. */
  public OsSpec with(OsLatencies otherLatencies) {
    return with(otherLatencies, cfs, placement, bandwidth, group);
  }

  /** The same with other turns under the policy {@code cfs}. */
  public OsSpec with(CfsSpec turns) {
    return with(latencies, turns, placement, bandwidth, group);
  }

  /** The same with another placement of threads. */
  public OsSpec with(PlacementSpec otherPlacement) {
    return with(latencies, cfs, otherPlacement, bandwidth, group);
  }

  /** The same, in a container. */
  public OsSpec within(BandwidthSpec howDealt, ControlGroup container) {
    return with(latencies, cfs, placement, howDealt, container);
  }

  private OsSpec with(
      OsLatencies late, CfsSpec turns, PlacementSpec where, BandwidthSpec dealt, ControlGroup in) {
    return new OsSpec(
        policy,
        slice,
        tick,
        tickPhase,
        contextSwitch,
        late,
        migration,
        balance,
        turns,
        where,
        dealt,
        in);
  }

  /**
   * How often idle processors look for what they could take over: a millisecond for each hardware
   * thread, in whole ticks (Linux: {@code sd_init} in kernel/sched/topology.c, min_interval).
   *
   * @param hardwareThreads of the machine, at least 1
   * @return nanoseconds
   */
  public long balancingInterval(int hardwareThreads) {
    return new Ticks(tick, 0).round(hardwareThreads * MILLISECOND);
  }

  /**
   * The kernel's slice for a machine: base slice × (1 + ⌊log2 min(hardware threads, 8)⌋).
   *
   * <p>Source: Linux kernel/sched/fair.c, {@code get_update_sysctl_factor} with
   * SCHED_TUNABLESCALING_LOG.
   *
   * @param baseSlice the unscaled slice, nanoseconds
   * @param hardwareThreads of the machine, at least 1
   */
  public static long scaledSlice(long baseSlice, int hardwareThreads) {
    int log2 = 31 - Integer.numberOfLeadingZeros(Math.min(hardwareThreads, 8));
    return baseSlice * (1 + log2);
  }
}
