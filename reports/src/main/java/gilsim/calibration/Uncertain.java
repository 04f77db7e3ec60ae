package gilsim.calibration;

import java.util.Optional;

/**
 * How far a number may be from the truth when a program runs, as multiples of what is stated: what
 * 95 % of the rounds said. Wider than the interval of their median, because a program meets the
 * host in some state, as a round does, not on average.
 *
 * @param low above 0, at most 1
 * @param high at least 1
 */
record Uncertain(double low, double high) {
  private static final double LEAST = 0.1;
  private static final double MOST = 10;

  /** Closer than this nobody needs to know. */
  private static final double NEGLIGIBLE = 0.005;

  /** Of a number that was measured once only; assumed. */
  private static final Uncertain SINGLE = new Uncertain(0.8, 1.25);

  /** Cuts off what no number is uncertain by. */
  Uncertain {
    low = Math.max(LEAST, Math.min(1, low));
    high = Math.min(MOST, Math.max(1, high));
  }

  /** How uncertain an estimate is; empty if hardly, or if it is nothing. */
  static Optional<Uncertain> of(Estimate estimate) {
    if (estimate.rounds() == 1) {
      return Optional.of(SINGLE);
    }
    return Optional.of(estimate)
        .filter(e -> e.value() > 0)
        .map(e -> new Uncertain(e.least() / e.value(), e.most() / e.value()))
        .filter(u -> u.high - u.low > NEGLIGIBLE);
  }

  /** As it stands in a profile. */
  String text() {
    return "[" + Printed.number(low) + ", " + Printed.number(high) + "]";
  }
}
