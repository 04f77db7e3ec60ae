package gilsim.os;

/**
 * How the completely fair scheduler measures turns. All times in nanoseconds.
 *
 * <p>Source: Linux before 6.6, kernel/sched/fair.c: 6 ms, 0.75 ms and 1 ms unscaled.
 *
 * @param latency in which every thread gets its turn, while they are few ({@code
 *     sysctl_sched_latency}); above 0
 * @param minGranularity shortest turn ({@code sysctl_sched_min_granularity}); above 0, at most the
 *     latency
 * @param wakeupGranularity how far a woken thread must be behind the current one to preempt it
 *     ({@code sysctl_sched_wakeup_granularity}); at least 0
 */
public record CfsSpec(long latency, long minGranularity, long wakeupGranularity) {

  /** Validates the ranges. */
  public CfsSpec {
    if (minGranularity <= 0 || latency < minGranularity || wakeupGranularity < 0) {
      throw new IllegalArgumentException(
          "cfs needs latency >= min-granularity > 0 and wakeup-granularity >= 0");
    }
  }

  /** The kernel's values for a machine; these are the unscaled ones. */
  public CfsSpec scaled(int hardwareThreads) {
    return new CfsSpec(
        OsSpec.scaledSlice(latency, hardwareThreads),
        OsSpec.scaledSlice(minGranularity, hardwareThreads),
        OsSpec.scaledSlice(wakeupGranularity, hardwareThreads));
  }

  /** The kernel's proportions, in which two threads get a slice each. */
  static CfsSpec ofSlice(long slice) {
    return new CfsSpec(2 * slice, Math.max(1, slice / 4), slice / 3);
  }

  /** The turn of each of so many threads (at least 1) that share a processor. */
  long turn(int threads) {
    long few = (latency + minGranularity - 1) / minGranularity;
    return threads > few ? minGranularity : latency / threads;
  }
}
