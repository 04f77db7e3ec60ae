package gilsim.calibration;

import gilsim.scenario.RelativeInterval;
import java.util.Optional;

/**
 * How far numbers may be from the truth when a program runs: what 95 % of the rounds said. Wider
 * than the interval of their median, because a program meets the host in some state, as a round
 * does, not on average.
 */
final class Uncertain {
  private static final double LEAST = 0.1;
  private static final double MOST = 10;

  /** Closer than this nobody needs to know. */
  private static final double NEGLIGIBLE = 0.005;

  /** Of a number that was measured once only; assumed. */
  private static final RelativeInterval SINGLE = new RelativeInterval(0.8, 1.25);

  private Uncertain() {}

  /** An interval that holds the stated value, cut off at what no number is uncertain by. */
  static RelativeInterval between(double low, double high) {
    return new RelativeInterval(
        Math.max(LEAST, Math.min(1, low)), Math.min(MOST, Math.max(1, high)));
  }

  /** How uncertain an estimate is; empty if hardly, or if it is nothing. */
  static Optional<RelativeInterval> of(Estimate estimate) {
    if (estimate.rounds() == 1) {
      return Optional.of(SINGLE);
    }
    return Optional.of(estimate)
        .filter(e -> e.value() > 0)
        .map(e -> between(e.least() / e.value(), e.most() / e.value()))
        .filter(u -> u.high() - u.low() > NEGLIGIBLE);
  }
}
