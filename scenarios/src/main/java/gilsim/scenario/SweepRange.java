package gilsim.scenario;

import gilsim.form.Form;
import gilsim.form.Key;
import gilsim.form.Node;
import gilsim.form.Place;
import gilsim.form.Quantity;
import gilsim.form.TextNode;
import gilsim.form.Types;
import gilsim.form.Values;
import gilsim.form.WordType;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Values of a sweep axis that are written as {@code {from: 1, to: 64, scale: log2}}. */
final class SweepRange {
  private static final int MOST = 10_000;
  private static final Pattern PARTS = Pattern.compile("([+-]?[0-9]*\\.?[0-9]+)\\s*([^0-9].*)?");

  private static final List<Quantity> QUANTITIES =
      List.of(Types.time(), Types.bytes(), Types.rate(), Types.bandwidth());

  private static final Key<String> FROM =
      Key.required("from", Types.text(), "the first value; all values have its unit");
  private static final Key<String> TO = Key.required("to", Types.text(), "no value is above this");
  private static final Key<Boolean> SCALE =
      Key.of("scale", WordType.of(scales()), "linear", "log2 doubles, linear adds step");
  private static final Key<String> STEP =
      Key.optional("step", Types.text(), "for scale: linear; 1 if left out");

  /** How it is written. */
  static final Form<List<String>> TYPE =
      Form.of("sweep-range", "values from one to another", SweepRange::make, FROM, TO, SCALE, STEP);

  /** A number and its unit. */
  private record Amount(BigDecimal number, String unit) {
    static Amount parse(String key, String text) {
      Matcher matcher = PARTS.matcher(text.strip());
      if (!matcher.matches() || text.length() > 40) {
        throw new IllegalArgumentException(key + " must be a number, perhaps with a unit");
      }
      return new Amount(
          new BigDecimal(matcher.group(1)), Optional.ofNullable(matcher.group(2)).orElse(""));
    }

    /** The same amount in another unit of the same quantity. */
    Amount in(String other) {
      if (unit.equals(other)) {
        return this;
      }
      for (Quantity quantity : QUANTITIES) {
        Double from = quantity.units().get(unit);
        Double to = quantity.units().get(other);
        if (from != null && to != null && !unit.isEmpty() && !other.isEmpty()) {
          BigDecimal factor =
              new BigDecimal(from).divide(new BigDecimal(to), MathContext.DECIMAL64);
          return new Amount(number.multiply(factor).stripTrailingZeros(), other);
        }
      }
      throw new IllegalArgumentException("from, to and step must have units of the same kind");
    }
  }

  private SweepRange() {}

  private static Map<String, Boolean> scales() {
    Map<String, Boolean> words = new LinkedHashMap<>();
    words.put("linear", false);
    words.put("log2", true);
    return words;
  }

  /** The values at a place. */
  static Optional<List<Node>> values(Place place) {
    return TYPE.read(place)
        .map(
            texts ->
                texts.stream()
                    .<Node>map(text -> TextNode.of(text, place.node().position()))
                    .toList());
  }

  private static List<String> make(Values v) {
    boolean doubling = v.get(SCALE);
    Amount from = Amount.parse("from", v.get(FROM));
    Amount to = Amount.parse("to", v.get(TO)).in(from.unit());
    Amount step = Amount.parse("step", v.find(STEP).orElse("1" + from.unit())).in(from.unit());
    require(
        to.number().compareTo(from.number()) >= 0,
        "to must be at least from, but " + v.get(TO) + " < " + v.get(FROM));
    require(!doubling || from.number().signum() > 0, "scale: log2 needs from above 0");
    require(!doubling || v.find(STEP).isEmpty(), "scale: log2 has no step");
    require(step.number().signum() > 0, "step must be above 0");
    List<String> values = new ArrayList<>();
    BigDecimal value = from.number();
    while (value.compareTo(to.number()) <= 0) {
      require(values.size() < MOST, "has more than " + MOST + " values");
      values.add(value.toPlainString() + from.unit());
      value = doubling ? value.add(value) : value.add(step.number());
    }
    return values;
  }

  private static void require(boolean holds, String message) {
    if (!holds) {
      throw new IllegalArgumentException(message);
    }
  }
}
