package gilsim.calibration;

import java.util.List;
import java.util.Optional;

/**
 * The probability that a forced release goes to the thread that requested it ({@code
 * gil.requester-bias}), from the share of switches that return to the holder of two turns before.
 *
 * <p>With w waiters the requester gets it with probability p + (1 − p) / w: chosen as such, or as
 * any waiter. The requester is the holder of two turns before wherever that one waited a whole
 * interval without a switch, which a just evicted thread does. So p = (r − 1/w) / (1 − 1/w).
 */
final class RequesterBiasFit {
  private static final double Z = 1.96;

  private RequesterBiasFit() {}

  /**
   * Fits all rounds together.
   *
   * @param threads how many computed, at least 3
   * @return empty without switches; the interval is the binomial one (Wilson)
   */
  static Optional<Estimate> fit(List<GilTimeline> rounds, int threads) {
    int n = rounds.stream().mapToInt(GilTimeline::switches).sum();
    if (n == 0) {
      return Optional.empty();
    }
    double share = rounds.stream().mapToInt(GilTimeline::returns).sum() / (double) n;
    double centre = (share + Z * Z / (2 * n)) / (1 + Z * Z / n);
    double half = Z / (1 + Z * Z / n) * Math.sqrt(share * (1 - share) / n + Z * Z / (4.0 * n * n));
    Estimate returned = new Estimate(share, centre - half, centre + half, rounds.size());
    double any = 1.0 / (threads - 1);
    return Optional.of(returned.map(r -> Math.min(1, Math.max(0, (r - any) / (1 - any)))));
  }
}
