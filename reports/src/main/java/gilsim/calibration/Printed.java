package gilsim.calibration;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers as they stand in profiles: three significant digits, and the unit that suits them. */
final class Printed {
  private static final MathContext DIGITS = new MathContext(3, RoundingMode.HALF_EVEN);
  private static final String[] TIMES = {"s", "ms", "us", "ns"};
  private static final String[] SIZES = {"B", "KiB", "MiB", "GiB"};
  private static final double KIB = 1024;

  private Printed() {}

  /** A plain number. */
  static String number(double value) {
    BigDecimal rounded = new BigDecimal(value).round(DIGITS).stripTrailingZeros();
    return rounded.signum() == 0 ? "0" : rounded.toPlainString();
  }

  /**
   * A time.
   *
   * @param seconds at least 0; below half a picosecond it is nothing
   */
  static String time(double seconds) {
    if (seconds < 5e-13) {
      return "0s";
    }
    double value = seconds;
    int unit = 0;
    while (value < 0.9995 && unit < TIMES.length - 1) {
      value *= 1000;
      unit++;
    }
    return number(value) + TIMES[unit];
  }

  /** A time that the format wants as a whole number of nanoseconds. */
  static String wholeTime(double seconds) {
    return time(Math.rint(seconds * 1e9) / 1e9);
  }

  /** A size. */
  static String size(double bytes) {
    double value = Math.max(0, bytes);
    int unit = 0;
    while (value >= KIB && unit < SIZES.length - 1) {
      value /= KIB;
      unit++;
    }
    return unit == 0 ? Math.round(value) + "B" : number(value) + SIZES[unit];
  }
}
