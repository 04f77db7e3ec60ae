package gilsim.os;

/**
 * How many processors have been busy of late: an average over the past in which a period of 1024 us
 * counts half as much as one that is 32 periods younger (Linux: per-entity load tracking,
 * kernel/sched/pelt.c, {@code util_avg} of the root run queues, summed).
 */
final class Utilisation {
  /** A period, ns: 1024 units of 1024 ns ({@code ___update_load_sum}). */
  private static final long PERIOD = 1L << 20;

  /** What a period counts compared with the one after it (LOAD_AVG_PERIOD 32). */
  private static final double DECAY = Math.pow(0.5, 1.0 / 32);

  /** Weight of all past periods, ns. */
  private static final double PAST = PERIOD * DECAY / (1 - DECAY);

  private int running;
  private double busy;
  private long until;

  /** Processors became busy (positive) or idle (negative). */
  void change(int processors, long now) {
    advance(now);
    running += processors;
  }

  /** The average number of busy processors. */
  double average(long now) {
    advance(now);
    return busy / (PAST + now % PERIOD);
  }

  private void advance(long now) {
    long periods = now / PERIOD - until / PERIOD;
    if (periods > 0) {
      long first = (until / PERIOD + 1) * PERIOD;
      double decay = Math.pow(DECAY, periods);
      double whole = running * PERIOD * (DECAY - decay) / (1 - DECAY);
      busy = (busy + running * (double) (first - until)) * decay + whole;
      until = now - now % PERIOD;
    }
    busy += running * (double) (now - until);
    until = now;
  }
}
