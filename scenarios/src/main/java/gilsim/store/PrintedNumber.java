package gilsim.store;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A number as somebody printed it, with the interval of values that rounding to the printed digits
 * turns into that text: half a unit of the last printed digit to both sides. {@code 9.20} allows
 * 9.195 to 9.205, {@code 30} allows 29.5 to 30.5. Trailing zeros of whole numbers count as printed
 * digits ({@code 1700} allows 1699.5 to 1700.5), because nothing tells how many of them are exact.
 *
 * @param value the number
 * @param low least number that is printed so
 * @param high greatest number that is printed so
 */
record PrintedNumber(double value, double low, double high) {
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d{1,3})?");

  /** Reads a plain decimal number; empty if the text is none. */
  static Optional<PrintedNumber> parse(String text) {
    if (!NUMBER.matcher(text).matches()) {
      return Optional.empty();
    }
    BigDecimal value = new BigDecimal(text);
    BigDecimal half =
        BigDecimal.ONE.scaleByPowerOfTen(-value.scale()).divide(BigDecimal.valueOf(2));
    if (!Double.isFinite(value.doubleValue())) {
      return Optional.empty();
    }
    return Optional.of(
        new PrintedNumber(
            value.doubleValue(),
            value.subtract(half).doubleValue(),
            value.add(half).doubleValue()));
  }
}
