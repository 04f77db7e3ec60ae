package gilsim.os;

import gilsim.kernel.RandomStream;

/**
 * Whether a processor that runs out of work looks for waiting threads: at random, about as often as
 * that found one before.
 *
 * <p>Source: Linux 6.19 kernel/sched/fair.c, {@code sched_balance_newidle} with NI_RANDOM and
 * {@code update_newidle_stats}: a success counts by how seldom it was tried, and every 512 calls
 * the successes per 1024 become the new share.
 */
final class NewlyIdle {
  private static final int SCALE = 1024;

  private final RandomStream random;
  private int calls = SCALE / 2;
  private int successes;
  private int share;
  private int weight;

  /**
   * Begins with a share.
   *
   * @param share of the times it looks, from 0 to 1
   */
  NewlyIdle(double share, RandomStream random) {
    this.random = random;
    this.share = (int) Math.round(share * SCALE);
    successes = this.share / 2;
  }

  /** Decides; if true, {@link #looked} has to be told of the outcome. */
  boolean looks() {
    int dice = (int) (random.nextUniform() * SCALE);
    weight = 1 + share;
    if (dice > weight) {
      count(0);
      return false;
    }
    return true;
  }

  /** It looked. */
  void looked(boolean found) {
    count(found ? (SCALE + weight / 2) / weight : 0);
  }

  private void count(int success) {
    calls++;
    successes += success;
    if (calls >= SCALE) {
      share = Math.min(successes, SCALE);
      calls /= 2;
      successes /= 2;
    }
  }
}
