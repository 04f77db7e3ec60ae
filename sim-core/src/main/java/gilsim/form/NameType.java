package gilsim.form;

import java.util.Map;
import java.util.Optional;

/**
 * The name of something that is defined elsewhere in the file.
 *
 * @param kind what it names, e.g. {@code device}
 */
public record NameType(String kind) implements ValueType<String> {

  @Override
  public Optional<String> read(Place place) {
    return place
        .text("the name of a " + kind)
        .flatMap(
            text ->
                place.reading().names(kind).contains(text.text())
                    ? Optional.of(text.text())
                    : place.problem(message(place, text.text())));
  }

  private String message(Place place, String name) {
    return place.reading().names(kind).isEmpty()
        ? "there is no " + kind + " '" + name + "'; the scenario defines none"
        : "there is no "
            + kind
            + " '"
            + name
            + "'"
            + Suggestion.phrase(name, place.reading().names(kind));
  }

  @Override
  public String describe() {
    return "name of a " + kind;
  }

  @Override
  public Map<String, Object> schema(Definitions definitions) {
    return Map.of("type", java.util.List.of("string", "number"));
  }
}
