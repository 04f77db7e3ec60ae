package gilsim.table;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A value of a sweep axis that is a quantity: {@code 4}, {@code 5ms}, {@code 16GiB}, {@code 50/s},
 * {@code 2%}.
 *
 * @param number in the base unit
 * @param unit base unit as in the output files: {@code s}, {@code bytes}, {@code 1/s}, {@code
 *     bytes/s}, {@code share} or {@code 1}
 */
public record AxisValue(double number, String unit) {
  private static final Pattern QUANTITY =
      Pattern.compile("([+-]?(?:\\d+(?:\\.\\d*)?|\\.\\d+)(?:[eE][+-]?\\d+)?)\\s*([a-zA-Zµ%/]*)");
  private static final double NEARLY_EQUAL = 1e-9;

  private static final Map<String, AxisValue> UNITS =
      Map.ofEntries(
          Map.entry("", new AxisValue(1, "1")),
          Map.entry("ns", new AxisValue(1e-9, "s")),
          Map.entry("us", new AxisValue(1e-6, "s")),
          Map.entry("µs", new AxisValue(1e-6, "s")),
          Map.entry("ms", new AxisValue(1e-3, "s")),
          Map.entry("s", new AxisValue(1, "s")),
          Map.entry("m", new AxisValue(60, "s")),
          Map.entry("h", new AxisValue(3600, "s")),
          Map.entry("/s", new AxisValue(1, "1/s")),
          Map.entry("%", new AxisValue(0.01, "share")),
          Map.entry("B", new AxisValue(1, "bytes")),
          Map.entry("kB", new AxisValue(1e3, "bytes")),
          Map.entry("KB", new AxisValue(1e3, "bytes")),
          Map.entry("MB", new AxisValue(1e6, "bytes")),
          Map.entry("GB", new AxisValue(1e9, "bytes")),
          Map.entry("TB", new AxisValue(1e12, "bytes")),
          Map.entry("KiB", new AxisValue(1024, "bytes")),
          Map.entry("MiB", new AxisValue(1024.0 * 1024, "bytes")),
          Map.entry("GiB", new AxisValue(1024.0 * 1024 * 1024, "bytes")),
          Map.entry("TiB", new AxisValue(1024.0 * 1024 * 1024 * 1024, "bytes")));

  /** Reads a printed value; empty if it is no quantity but, say, a name. */
  public static Optional<AxisValue> parse(String text) {
    Matcher matcher = QUANTITY.matcher(text.strip());
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String suffix = matcher.group(2);
    boolean perSecond = suffix.endsWith("B/s");
    AxisValue unit =
        UNITS.get(perSecond ? suffix.substring(0, suffix.length() - "/s".length()) : suffix);
    if (unit == null) {
      return Optional.empty();
    }
    double number = Double.parseDouble(matcher.group(1)) * unit.number();
    return Optional.of(new AxisValue(number, unit.unit() + (perSecond ? "/s" : "")));
  }

  /**
   * Whether two printed values mean the same: as quantities where both are ({@code 5ms}, {@code
   * 0.005s}), else as text.
   */
  public static boolean same(String one, String other) {
    if (one.strip().equals(other.strip())) {
      return true;
    }
    Optional<AxisValue> first = parse(one);
    Optional<AxisValue> second = parse(other);
    if (first.isEmpty() || second.isEmpty()) {
      return false;
    }
    double a = first.get().number();
    double b = second.get().number();
    return first.get().unit().equals(second.get().unit())
        && Math.abs(a - b) <= NEARLY_EQUAL * Math.max(Math.abs(a), Math.abs(b));
  }
}
