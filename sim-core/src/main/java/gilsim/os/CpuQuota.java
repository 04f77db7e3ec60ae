package gilsim.os;

/**
 * A container's limit of CPU time: so much per period, whichever processors use it (cgroup v2
 * {@code cpu.max}; Docker's {@code --cpus}, a limit in Kubernetes).
 *
 * <p>The kernel accepts periods from 1 ms to 1 s and at least 1 ms of CPU time per period ({@code
 * min_cfs_quota_period} and {@code max_cfs_quota_period} in kernel/sched/core.c).
 *
 * @param cpus CPU time per time, above 0: 1.5 are one and a half processors
 * @param period nanoseconds
 */
public record CpuQuota(double cpus, long period) {
  private static final long SHORTEST = 1_000_000;
  private static final long LONGEST = 1_000_000_000;

  /** Validates the ranges. */
  public CpuQuota {
    if (period < SHORTEST || period > LONGEST) {
      throw new IllegalArgumentException(
          "the period of a cpu-quota must be between 1ms and 1s, as the kernel demands");
    }
    if (!(cpus > 0) || !Double.isFinite(cpus) || cpus * period < SHORTEST) {
      throw new IllegalArgumentException(
          "cpus x period of a cpu-quota must be at least 1ms, as the kernel demands, but is "
              + cpus * period / SHORTEST
              + "ms; write more cpus or a longer period");
    }
  }

  /** CPU time per period, nanoseconds. */
  public long runtime() {
    return Math.round(cpus * period);
  }

  /** The first instant after another at which a new period begins. */
  long nextRefill(long time) {
    return (time / period + 1) * period;
  }
}
