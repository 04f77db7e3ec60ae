package gilsim.form;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** A whole number of at most 18 digits, read exactly. */
record WholeType() implements ValueType<Long> {
  private static final Pattern DIGITS = Pattern.compile("[+-]?[0-9]{1,18}");

  @Override
  public Optional<Long> read(Place place) {
    return place
        .text("a " + describe())
        .flatMap(
            text ->
                DIGITS.matcher(text.text().strip()).matches()
                    ? Optional.of(Long.valueOf(text.text().strip()))
                    : place.problem("must be a " + describe()));
  }

  @Override
  public String describe() {
    return "whole number of at most 18 digits";
  }

  @Override
  public Map<String, Object> schema(Definitions definitions) {
    return Map.of("type", "integer");
  }
}
