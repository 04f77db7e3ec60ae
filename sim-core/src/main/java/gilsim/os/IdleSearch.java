package gilsim.os;

/**
 * Among how many processors a woken thread may look for an idle one: with n hardware threads of
 * which u (from 0 to 1) were busy of late, n (1 − (limit × u)²) rounded down, and none if that is
 * negative. With Linux' limit of 1.17 (imbalance_pct 117 of domains that share a cache, {@code
 * sd_init} in kernel/sched/topology.c) a woken thread stays where it was from a utilisation of 60 %
 * on two, 74 % on four and 85 % on very many hardware threads on.
 *
 * <p>Source: Linux kernel/sched/fair.c, {@code update_idle_cpu_scan}. The kernel computes it in the
 * periodic balancing of the processors that share a last-level cache; here they are all processors
 * of the machine, and it is computed at most once an interval.
 */
final class IdleSearch {
  private final double limit;
  private final int hardwareThreads;
  private final long interval;
  private final Utilisation utilisation;
  private int depth;
  private long validUntil;

  /**
   * Allows everything at first.
   *
   * @param limit how much the utilisation counts, at least 0
   * @param hardwareThreads of the machine
   * @param interval how long a result is used, nanoseconds
   */
  IdleSearch(double limit, int hardwareThreads, long interval, Utilisation utilisation) {
    this.limit = limit;
    this.hardwareThreads = hardwareThreads;
    this.interval = interval;
    this.utilisation = utilisation;
  }

  /** How many processors may be looked at now; 0: the search is given up. */
  int depth(long now) {
    if (now >= validUntil) {
      double scaled = limit * utilisation.average(now) / hardwareThreads;
      depth = (int) (hardwareThreads * Math.max(0, 1 - scaled * scaled));
      validUntil = now + interval;
    }
    return depth;
  }
}
