package gilsim.metric;

/** A sum of times, exact in nanoseconds until it passes a century, without overflow beyond. */
final class TimeSum {
  private static final long CARRY = 1L << 62;

  private long low;
  private double high;

  void add(long nanoseconds) {
    low += nanoseconds;
    if (low >= CARRY) {
      high += low;
      low = 0;
    }
  }

  /** The sum, nanoseconds. */
  double value() {
    return high + low;
  }
}
