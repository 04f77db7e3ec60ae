package gilsim.table;

import java.util.List;

/**
 * The unit in which a quantity is shown, chosen so that its number is easy to read.
 *
 * @param factor shown number / stored number, above 0
 * @param symbol unit behind the number; empty for pure numbers
 */
public record Scale(double factor, String symbol) {
  private static final double KIBI = 1024;

  private static final List<Scale> SECONDS =
      List.of(new Scale(1, "s"), new Scale(1e3, "ms"), new Scale(1e6, "µs"), new Scale(1e9, "ns"));
  private static final List<Scale> RATES =
      List.of(new Scale(1e-6, "M/s"), new Scale(1e-3, "k/s"), new Scale(1, "/s"));
  private static final List<Scale> BYTES =
      List.of(
          new Scale(1 / (KIBI * KIBI * KIBI), "GiB"),
          new Scale(1 / (KIBI * KIBI), "MiB"),
          new Scale(1 / KIBI, "KiB"),
          new Scale(1, "B"));

  /** Below this, a rate is written out rather than in thousands or millions. */
  private static final double LARGE_RATE = 10;

  /**
   * The best scale for numbers of one size.
   *
   * @param unit as stored: {@code s}, {@code 1/s}, {@code share}, {@code bytes}, {@code count} or
   *     {@code 1}; others are shown as they are
   * @param magnitude the largest absolute value to show, in that unit
   */
  public static Scale of(String unit, double magnitude) {
    double size = Math.abs(magnitude);
    return switch (unit) {
      case "s" -> size == 0 ? SECONDS.get(0) : first(SECONDS, size, 1);
      case "1/s" -> size == 0 ? RATES.get(2) : first(RATES, size, LARGE_RATE);
      case "bytes" -> first(BYTES, size, 1);
      case "share" -> new Scale(100, "%");
      case "count", "1" -> new Scale(1, "");
      default -> new Scale(1, unit);
    };
  }

  /** The first scale that shows at least {@code least}; the last one if none does. */
  private static Scale first(List<Scale> scales, double size, double least) {
    return scales.stream()
        .filter(scale -> size * scale.factor() >= least)
        .findFirst()
        .orElse(scales.get(scales.size() - 1));
  }

  /** A number of the stored unit as a number of this scale. */
  public double shown(double stored) {
    return stored * factor;
  }

  /** The unit with a blank before it; empty if there is none. */
  public String suffix() {
    return symbol.isEmpty() ? "" : " " + symbol;
  }
}
