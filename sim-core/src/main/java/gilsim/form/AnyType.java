package gilsim.form;

import java.util.Map;
import java.util.Optional;

/** Anything, as it is written. */
public record AnyType() implements ValueType<Node> {

  @Override
  public Optional<Node> read(Place place) {
    return Optional.of(place.node());
  }

  @Override
  public String describe() {
    return "anything";
  }

  @Override
  public Map<String, Object> schema(Definitions definitions) {
    return Map.of();
  }
}
