package gilsim.form;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number with a unit. Zero needs no unit.
 *
 * @param name what it measures, e.g. {@code duration}
 * @param units factor of every unit to the base unit, the preferred one first; a factor below 1 is
 *     one divided by a whole number
 * @param range least and greatest value in the base unit
 */
public record Quantity(String name, Map<String, Double> units, Range range)
    implements ValueType<Double> {
  private static final Pattern NUMBER =
      Pattern.compile("([+-]?(?:[0-9]+(?:\\.[0-9]*)?|\\.[0-9]+)(?:[eE][+-]?[0-9]{1,4})?)\\s*(.*)");

  /** Copies the units in order. */
  public Quantity {
    units = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(units));
  }

  @Override
  public Optional<Double> read(Place place) {
    return place.text("a " + name + " such as 5" + firstUnit()).flatMap(text -> read(place, text));
  }

  private Optional<Double> read(Place place, TextNode text) {
    Matcher matcher = NUMBER.matcher(text.text().strip());
    if (!matcher.matches()) {
      return place.problem("must be a " + name + " such as 5" + firstUnit());
    }
    double number = Double.parseDouble(matcher.group(1));
    String unit = matcher.group(2);
    Double factor = unit.isEmpty() && number == 0 ? Double.valueOf(1) : units.get(unit);
    if (factor == null) {
      return place.problem(unitMessage(matcher.group(1), unit));
    }
    double value = scaled(matcher.group(1), factor);
    if (!range.contains(value)) {
      return place.problem("must be a " + describe());
    }
    return Optional.of(value);
  }

  /** In decimal, rounded once: 95% is 0.95, which 95 times the double nearest to 0.01 is not. */
  private static double scaled(String number, double factor) {
    BigDecimal decimal = new BigDecimal(number);
    BigDecimal scaled =
        factor < 1
            ? decimal.divide(BigDecimal.valueOf(Math.rint(1 / factor)), MathContext.DECIMAL128)
            : decimal.multiply(BigDecimal.valueOf(factor));
    return scaled.doubleValue();
  }

  private String unitMessage(String number, String unit) {
    String known = String.join(", ", units.keySet());
    if (unit.isEmpty()) {
      return "a " + name + " needs a unit (" + known + "): write " + number + firstUnit();
    }
    String near =
        Suggestion.nearest(unit, units.keySet())
            .map(u -> "; did you mean " + u + "?")
            .orElse("; write " + number + firstUnit() + ", for example");
    return "'" + unit + "' is not a unit of a " + name + " (" + known + ")" + near;
  }

  /** The same above 0 only. */
  public Quantity positive() {
    return new Quantity(name, units, Range.above(0, range.greatest()));
  }

  /** The factor of a bare number in a data file: seconds, or bytes. */
  double dataUnit() {
    return units.getOrDefault("s", 1.0);
  }

  private String firstUnit() {
    return units.keySet().iterator().next();
  }

  @Override
  public String describe() {
    return name + range.describe(this::print);
  }

  /** A value in the largest unit of which it is a whole multiple; else in the smallest. */
  public String print(double value) {
    if (value == 0) {
      return "0";
    }
    String best = units.keySet().iterator().next();
    double bestFactor = 0;
    for (Map.Entry<String, Double> unit : units.entrySet()) {
      double scaled = value / unit.getValue();
      if (scaled == Math.rint(scaled) && unit.getValue() > bestFactor && scaled < 1e6) {
        best = unit.getKey();
        bestFactor = unit.getValue();
      }
    }
    double scaled = value / units.get(best);
    return (scaled == Math.rint(scaled) && Math.abs(scaled) < 1e15
            ? Long.toString(Math.round(scaled))
            : Double.toString(scaled))
        + best;
  }

  @Override
  public Map<String, Object> schema(Definitions definitions) {
    String any = String.join("|", units.keySet().stream().map(Pattern::quote).toList());
    String pattern =
        "^\\s*[+]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][+-]?[0-9]+)?\\s*("
            + any.replace("\\Q", "").replace("\\E", "")
            + ")\\s*$";
    List<Object> choices = new ArrayList<>();
    choices.add(Map.of("type", "string", "pattern", pattern));
    if (units.containsKey("")) {
      choices.add(Map.of("type", "number"));
    } else if (range.contains(0)) {
      choices.add(Map.of("const", 0));
    }
    return Map.of("anyOf", choices);
  }
}
