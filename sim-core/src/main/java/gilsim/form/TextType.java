package gilsim.form;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A text.
 *
 * @param what what it is, e.g. {@code name}
 * @param pattern what it must look like
 * @param hint the same in words
 */
public record TextType(String what, Pattern pattern, String hint) implements ValueType<String> {

  @Override
  public Optional<String> read(Place place) {
    return place
        .text("a " + what)
        .flatMap(
            text ->
                pattern.matcher(text.text()).matches()
                    ? Optional.of(text.text())
                    : place.problem("must be a " + what + ": " + hint));
  }

  @Override
  public String describe() {
    return what;
  }

  @Override
  public Map<String, Object> schema(Definitions definitions) {
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("type", java.util.List.of("string", "number", "boolean"));
    return schema;
  }
}
