package gilsim.form;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A number without a unit.
 *
 * @param whole whether it must be an integer
 * @param range which numbers are allowed
 */
public record NumberType(boolean whole, Range range) implements ValueType<Double> {
  private static final Pattern WHOLE = Pattern.compile("[+-]?[0-9]{1,18}");
  private static final Pattern ANY =
      Pattern.compile("[+-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][+-]?[0-9]{1,4})?");

  @Override
  public Optional<Double> read(Place place) {
    return place.text("a " + describe()).flatMap(text -> read(place, text.text().strip()));
  }

  private Optional<Double> read(Place place, String text) {
    if (!(whole ? WHOLE : ANY).matcher(text).matches()) {
      return place.problem("must be a " + describe());
    }
    double value = Double.parseDouble(text);
    return range.contains(value) ? Optional.of(value) : place.problem("must be a " + describe());
  }

  @Override
  public String describe() {
    return (whole ? "whole number" : "number") + range.describe(NumberType::print);
  }

  /** A number without superfluous digits. */
  static String print(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString(Math.round(value))
        : Double.toString(value);
  }

  private static Number plain(double value) {
    if (value == Math.rint(value) && Math.abs(value) < 1e15) {
      return Math.round(value);
    }
    return value;
  }

  @Override
  public Map<String, Object> schema(Definitions definitions) {
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("type", whole ? "integer" : "number");
    schema.put(range.open() ? "exclusiveMinimum" : "minimum", plain(range.least()));
    if (!Double.isInfinite(range.greatest())) {
      schema.put("maximum", plain(range.greatest()));
    }
    return schema;
  }
}
