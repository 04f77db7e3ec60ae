package gilsim.form;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The types of value that many keys share. Base units: nanoseconds, bytes, per second. */
public final class Types {
  /** The longest time in a scenario: ten years. Sums of a few still fit into 64 bits. */
  private static final double LONGEST = 87_600 * 3.6e12;

  /** The largest size in a scenario: 1 PiB. */
  private static final double LARGEST = 0x1p50;

  private static final double FASTEST = 1e15;

  private static final Pattern NAME = Pattern.compile("[\\p{L}0-9_][\\p{L}0-9_.+-]{0,63}");
  private static final Pattern ANY = Pattern.compile("(?s).{1,10000}");

  private Types() {}

  /** A duration, read into nanoseconds. */
  public static Quantity time(Range nanoseconds) {
    Map<String, Double> units = new LinkedHashMap<>();
    units.put("ms", 1e6);
    units.put("ns", 1.0);
    units.put("us", 1e3);
    units.put("µs", 1e3); // micro sign
    units.put("μs", 1e3); // Greek mu
    units.put("s", 1e9);
    units.put("m", 60e9);
    units.put("h", 3600e9);
    return new Quantity("duration", units, nanoseconds);
  }

  /** A duration of at least 0, in nanoseconds and possibly with a fraction. */
  public static Quantity time() {
    return time(Range.of(0, LONGEST));
  }

  /** A duration of at least 0, in whole nanoseconds. */
  public static ValueType<Long> duration() {
    return time().map(Math::round);
  }

  /** A duration above 0 (at least one nanosecond), in whole nanoseconds. */
  public static ValueType<Long> positiveDuration() {
    return time(Range.of(1, LONGEST)).map(Math::round);
  }

  /** A size of at least 0, in bytes and possibly with a fraction. */
  public static Quantity bytes() {
    return bytes(Range.of(0, LARGEST));
  }

  private static Quantity bytes(Range range) {
    Map<String, Double> units = new LinkedHashMap<>();
    units.put("KiB", 0x1p10);
    units.put("B", 1.0);
    units.put("MiB", 0x1p20);
    units.put("GiB", 0x1p30);
    units.put("TiB", 0x1p40);
    units.put("kB", 1e3);
    units.put("KB", 1e3);
    units.put("MB", 1e6);
    units.put("GB", 1e9);
    units.put("TB", 1e12);
    return new Quantity("size", units, range);
  }

  /** A size of at least one byte, in whole bytes. */
  public static ValueType<Long> positiveSize() {
    return bytes(Range.of(1, LARGEST)).map(Math::round);
  }

  /** A size of at least 0, in whole bytes. */
  public static ValueType<Long> size() {
    return bytes().map(Math::round);
  }

  /** A rate above 0, per second. */
  public static Quantity rate() {
    Map<String, Double> units = new LinkedHashMap<>();
    units.put("/s", 1.0);
    units.put("/ms", 1e3);
    units.put("/m", 1.0 / 60);
    units.put("/h", 1.0 / 3600);
    return new Quantity("rate", units, Range.above(0, FASTEST));
  }

  /** A bandwidth above 0, in bytes per second. */
  public static Quantity bandwidth() {
    Map<String, Double> units = new LinkedHashMap<>();
    units.put("MB/s", 1e6);
    bytes().units().forEach((unit, factor) -> units.put(unit + "/s", factor));
    return new Quantity("bandwidth", units, Range.above(0, FASTEST));
  }

  /** A share: {@code 2%} or {@code 0.02}, read into the latter. */
  public static Quantity share(Range range) {
    Map<String, Double> units = new LinkedHashMap<>();
    units.put("%", 0.01);
    units.put("", 1.0);
    return new Quantity("share", units, range);
  }

  /** A number without a unit. */
  public static ValueType<Double> number(Range range) {
    return new NumberType(false, range);
  }

  /** A whole number. */
  public static ValueType<Integer> integer(int least, int greatest) {
    return new NumberType(true, Range.of(least, greatest)).map(Double::intValue);
  }

  /** A whole number of 18 digits at most. */
  public static ValueType<Long> whole() {
    return new WholeType();
  }

  /** True or false. */
  public static ValueType<Boolean> flag() {
    Map<String, Boolean> words = new LinkedHashMap<>();
    words.put("true", true);
    words.put("false", false);
    return WordType.of(words);
  }

  /** A name that the user chooses. */
  public static ValueType<String> name() {
    return new TextType(
        "name", NAME, "letters, digits and _ . + -, at most 64, not beginning with . + or -");
  }

  /** Any text. */
  public static ValueType<String> text() {
    return new TextType("text", ANY, "not empty, at most 10000 letters");
  }

  /** {@code costs: none} or {@code costs: profile}. */
  public static ValueType<Boolean> costs() {
    Map<String, Boolean> words = new LinkedHashMap<>();
    words.put("none", false);
    words.put("profile", true);
    return WordType.of(words);
  }

  /** A list of at most a million elements. */
  public static <T> ValueType<List<T>> list(ValueType<T> item, int least) {
    return new ListType<>(item, least, 1_000_000);
  }
}
