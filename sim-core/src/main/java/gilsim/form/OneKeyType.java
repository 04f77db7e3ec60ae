package gilsim.form;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A map with exactly one key, which says what it is: {@code {compute: 1ms}}.
 *
 * @param name unique among the forms
 * @param title what it describes
 * @param kinds gives the keys in the documented order; asked for only when something is read,
 *     because a kind may contain the whole again
 * @param later keys of the format that are not supported yet
 * @param <T> what all kinds are read into
 */
public record OneKeyType<T>(
    String name, String title, Supplier<List<Key<? extends T>>> kinds, List<String> later)
    implements ValueType<T> {

  @Override
  public Optional<T> read(Place place) {
    if (!(place.node() instanceof MapNode map)) {
      return place.problem("must be " + describe() + wrong(place.node()));
    }
    if (map.entries().size() != 1) {
      return place.problem(
          "must have exactly one key, one of "
              + String.join(", ", labels())
              + ", but has "
              + (map.entries().isEmpty() ? "none" : Suggestion.list(map.keys())));
    }
    MapNode.Entry entry = map.entries().get(0);
    Place child = place.child(entry.key(), entry.value());
    Optional<Key<? extends T>> kind = kind(entry.key());
    if (kind.isEmpty()) {
      if (later.contains(entry.key())) {
        return child.notSupportedYet(entry.key(), entry.position());
      }
      place.problemAtKey(
          entry,
          "unknown " + title + " '" + entry.key() + "'" + Suggestion.phrase(entry.key(), labels()));
      return Optional.empty();
    }
    return kind.get().type().read(child).map(value -> value);
  }

  private Optional<Key<? extends T>> kind(String label) {
    return kinds.get().stream().filter(key -> key.name().equals(label)).findFirst();
  }

  private List<String> labels() {
    return kinds.get().stream().<String>map(Key::name).toList();
  }

  private static String wrong(Node node) {
    if (node instanceof TextNode text) {
      return text.isEmpty() ? " but is empty" : "";
    }
    return ", not " + node.kind();
  }

  @Override
  public String describe() {
    String article = "aeiou".indexOf(title.charAt(0)) < 0 ? "a " : "an ";
    return article + title + " such as {" + labels().get(0) + ": ...}";
  }

  @Override
  public Node complete(Node node) {
    if (!(node instanceof MapNode map) || map.entries().size() != 1) {
      return node;
    }
    MapNode.Entry entry = map.entries().get(0);
    return kind(entry.key())
        .<Node>map(kind -> map.with(entry.key(), kind.type().complete(entry.value())))
        .orElse(node);
  }

  @Override
  public Map<String, Object> schema(Definitions definitions) {
    return definitions.reference(
        name,
        () -> {
          definitions.begin(false);
          Map<String, Object> properties = new LinkedHashMap<>();
          kinds.get().forEach(key -> properties.put(key.name(), key.schema(definitions)));
          definitions.end();
          Map<String, Object> schema = new LinkedHashMap<>();
          schema.put("type", "object");
          schema.put("description", title);
          schema.put("properties", properties);
          schema.put("additionalProperties", false);
          schema.put("minProperties", 1);
          schema.put("maxProperties", 1);
          return schema;
        });
  }

  @Override
  public List<String> keys(Node node) {
    return labels();
  }

  @Override
  public Optional<ValueType<?>> at(String key, Node node) {
    return kind(key).map(Key::type);
  }

  @Override
  public void document(Pages pages) {
    List<Key<?>> keys = new ArrayList<>(kinds.get());
    if (pages.add(new FormPage(name, title, keys, labels()))) {
      keys.forEach(key -> key.type().document(pages));
    }
  }
}
