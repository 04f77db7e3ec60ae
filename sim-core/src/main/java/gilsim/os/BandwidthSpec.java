package gilsim.os;

/**
 * How the kernel hands the CPU time of a quota to the processors. All times in nanoseconds, at
 * least 0.
 *
 * @param slice how much a processor takes from the common pool at once ({@code
 *     sched_cfs_bandwidth_slice_us}). 0: nothing is handed out in advance and every use is known at
 *     once; the pool then is exhausted at the exact instant
 * @param kept what a processor that becomes idle keeps of its slice ({@code min_cfs_rq_runtime})
 * @param slackDelay how long after idle processors gave time back the kernel passes it on to
 *     throttled ones ({@code cfs_bandwidth_slack_period})
 */
public record BandwidthSpec(long slice, long kept, long slackDelay) {

  /** Validates the ranges. */
  public BandwidthSpec {
    if (slice < 0 || kept < 0 || slackDelay < 0) {
      throw new IllegalArgumentException("times of the CPU bandwidth must be at least 0");
    }
  }

  /** Every use of CPU time is known at once. */
  public static BandwidthSpec exact() {
    return new BandwidthSpec(0, 0, 0);
  }
}
