package gilsim.form;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A map whose keys are names that the user chooses.
 *
 * @param kind what is named, e.g. {@code device}
 * @param key what a name may be
 * @param value the values' type
 * @param least fewest entries
 * @param <K> what a key is read into
 * @param <T> what a value is read into
 */
public record MapType<K, T>(String kind, ValueType<K> key, ValueType<T> value, int least)
    implements ValueType<Map<K, T>> {
  private static final int MOST = 1000;

  @Override
  public Optional<Map<K, T>> read(Place place) {
    if (!(place.node() instanceof MapNode map)) {
      return place.problem(
          "must be a map of "
              + kind
              + " names to their definitions"
              + (place.node() instanceof TextNode t && t.isEmpty()
                  ? " but is empty"
                  : ", not " + place.node().kind()));
    }
    int size = map.entries().size();
    if (size < least || size > MOST) {
      return place.problem(
          "must define " + (size < least ? "at least " + least : "at most " + MOST) + " " + kind);
    }
    boolean good = true;
    Map<K, T> values = new LinkedHashMap<>();
    for (MapNode.Entry entry : map.entries()) {
      if (place.reading().isFull()) {
        return Optional.empty();
      }
      Place child = place.child(entry.key(), entry.value());
      Optional<K> name =
          key.read(
              new Place(TextNode.of(entry.key(), entry.position()), child.path(), place.reading()));
      Optional<T> item = value.read(child);
      good &= name.isPresent() && item.isPresent();
      if (name.isPresent() && item.isPresent() && values.put(name.get(), item.get()) != null) {
        place.problemAtKey(entry, "the " + kind + " '" + entry.key() + "' is there twice");
        good = false;
      }
    }
    return good ? Optional.of(values) : Optional.empty();
  }

  @Override
  public String describe() {
    return "map of " + kind + " to: " + value.describe();
  }

  @Override
  public Map<String, Object> schema(Definitions definitions) {
    return Map.of(
        "type",
        "object",
        "additionalProperties",
        value.schema(definitions),
        "minProperties",
        least);
  }

  @Override
  public Node complete(Node node) {
    return node instanceof MapNode map
        ? new MapNode(
            map.entries().stream()
                .map(e -> new MapNode.Entry(e.key(), e.position(), value.complete(e.value())))
                .toList(),
            map.position())
        : node;
  }

  @Override
  public Optional<ValueType<?>> at(String name, Node node) {
    return Optional.of(value);
  }

  @Override
  public boolean hasFreeKeys() {
    return true;
  }

  @Override
  public void document(Pages pages) {
    value.document(pages);
  }
}
