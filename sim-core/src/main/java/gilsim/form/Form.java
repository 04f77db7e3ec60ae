package gilsim.form;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A map with known keys.
 *
 * @param name unique among the forms; names its part of the schema
 * @param title what it describes, for the reference page
 * @param keys its keys in the documented order
 * @param make builds the result; an {@link IllegalArgumentException} becomes a problem of the map
 * @param <T> what it is read into
 */
public record Form<T>(String name, String title, List<Key<?>> keys, Function<Values, T> make)
    implements ValueType<T> {

  /** The key whose value {@code none} zeroes all costs of its form. */
  public static final String COSTS = "costs";

  /** The key that names another thing over which this one is laid. */
  public static final String PRESET = "preset";

  /** What other programs call it. */
  private static final List<String> LIKE_PRESET =
      List.of(PRESET, "base", "extends", "inherits", "parent", "profile", "template");

  private static final String NONE = "none";

  /** Copies the keys. */
  public Form {
    keys = List.copyOf(keys);
  }

  /** A form. */
  public static <T> Form<T> of(
      String name, String title, Function<Values, T> make, Key<?>... keys) {
    return new Form<>(name, title, List.of(keys), make);
  }

  /** The same with more keys; their values are for the caller, {@code make} does not see them. */
  public Form<T> with(List<Key<?>> more) {
    List<Key<?>> all = new ArrayList<>(keys);
    all.addAll(more);
    return new Form<>(name, title, all, make);
  }

  @Override
  public Optional<T> read(Place place) {
    if (!(place.node() instanceof MapNode map)) {
      return place.problem(
          "must be a map with the keys " + String.join(", ", known()) + ", not " + words(place));
    }
    boolean good = checkKeys(place, map);
    if (map.entries().stream().anyMatch(this::meansPreset)) {
      return Optional.empty(); // what is missing would be in the preset
    }
    Map<String, Object> values = new LinkedHashMap<>();
    for (Key<?> key : keys) {
      if (key.presence() != Key.Presence.LATER) {
        good &= readKey(place, map, key, values);
      }
    }
    return good ? make(place, values) : Optional.empty();
  }

  private static String words(Place place) {
    return place.node() instanceof TextNode text
        ? (text.isEmpty() ? "empty" : "'" + text.print() + "'")
        : place.node().kind();
  }

  private boolean checkKeys(Place place, MapNode map) {
    boolean good = true;
    for (MapNode.Entry entry : map.entries()) {
      Optional<Key<?>> key = key(entry.key());
      if (place.reading().isFull()) {
        return false;
      }
      if (key.isEmpty()) {
        place.problemAtKey(
            entry,
            meansPreset(entry)
                ? "unknown key; did you mean '" + PRESET + "'?"
                : "unknown key" + Suggestion.phrase(entry.key(), known()));
        good = false;
      } else if (key.get().presence() == Key.Presence.LATER) {
        place.child(entry.key(), entry.value()).notSupportedYet(entry.key(), entry.position());
        good = false;
      }
    }
    return good;
  }

  /** Whether a key that is not there stands for the profile that the others change. */
  private boolean meansPreset(MapNode.Entry entry) {
    return entry.value() instanceof TextNode
        && key(PRESET).isPresent()
        && key(entry.key()).isEmpty()
        && Suggestion.nearest(entry.key(), LIKE_PRESET).isPresent();
  }

  private static boolean readKey(Place place, MapNode map, Key<?> key, Map<String, Object> values) {
    Optional<Node> node = map.get(key.name()).or(() -> key.fallbackNode(map.position()));
    if (node.isEmpty()) {
      if (key.presence() == Key.Presence.REQUIRED) {
        place.problem(
            "the key '"
                + key.name()
                + "' is missing: "
                + key.meaning()
                + " ("
                + key.type().describe()
                + ")");
        return false;
      }
      return true;
    }
    Optional<?> value = key.type().read(place.child(key.name(), node.get()));
    value.ifPresent(v -> values.put(key.name(), v));
    return value.isPresent();
  }

  private Optional<T> make(Place place, Map<String, Object> values) {
    try {
      T result = make.apply(new Values(values));
      place.reading().remember(result, place);
      return Optional.of(result);
    } catch (IllegalArgumentException e) {
      return place.problem(e.getMessage());
    }
  }

  /** The key of a name. */
  public Optional<Key<?>> key(String wanted) {
    return keys.stream().<Key<?>>map(k -> k).filter(k -> k.name().equals(wanted)).findFirst();
  }

  private List<String> known() {
    return keys.stream()
        .filter(key -> key.presence() != Key.Presence.LATER)
        .<String>map(Key::name)
        .toList();
  }

  @Override
  public Node complete(Node node) {
    if (!(node instanceof MapNode map)) {
      return node;
    }
    List<MapNode.Entry> entries = new ArrayList<>();
    for (Key<?> key : keys) {
      Optional<MapNode.Entry> written = map.entry(key.name());
      Optional<Node> value =
          written.map(MapNode.Entry::value).or(() -> key.fallbackNode(map.position()));
      value.ifPresent(
          v ->
              entries.add(
                  new MapNode.Entry(
                      key.name(),
                      written.map(MapNode.Entry::position).orElse(map.position()),
                      key.type().complete(v))));
    }
    map.entries().stream().filter(e -> key(e.key()).isEmpty()).forEach(entries::add);
    MapNode whole = new MapNode(entries, map.position());
    return whole.text(COSTS).filter(NONE::equals).isPresent() ? zeroed(whole) : whole;
  }

  @Override
  public Node zeroed(Node node) {
    if (!(node instanceof MapNode map)) {
      return node;
    }
    MapNode result = map;
    for (Key<?> key : keys) {
      Optional<Node> value = map.get(key.name());
      if (value.isPresent()) {
        Node zero =
            key.cost() ? TextNode.of("0", value.get().position()) : key.type().zeroed(value.get());
        result = result.with(key.name(), zero);
      }
    }
    return result;
  }

  @Override
  public String describe() {
    return "map (" + title + ")";
  }

  @Override
  public Map<String, Object> schema(Definitions definitions) {
    return definitions.reference(name, () -> properties(definitions));
  }

  Map<String, Object> properties(Definitions definitions) {
    boolean overlays = key(PRESET).isPresent();
    boolean partial = definitions.begin(overlays || definitions.isPartial());
    Map<String, Object> properties = new LinkedHashMap<>();
    for (Key<?> key : keys) {
      if (key.presence() != Key.Presence.LATER) {
        properties.put(key.name(), key.schema(definitions));
      }
    }
    definitions.end();
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("type", "object");
    schema.put("description", title);
    schema.put("properties", properties);
    List<String> required =
        keys.stream()
            .filter(key -> key.presence() == Key.Presence.REQUIRED)
            .<String>map(Key::name)
            .toList();
    if (overlays) {
      schema.put(
          "anyOf", List.of(Map.of("required", List.of(PRESET)), Map.of("required", required)));
    } else if (!required.isEmpty() && !partial) {
      schema.put("required", required);
    }
    schema.put("additionalProperties", false);
    return schema;
  }

  @Override
  public List<String> keys(Node node) {
    return known();
  }

  @Override
  public Optional<ValueType<?>> at(String wanted, Node node) {
    return key(wanted).map(Key::type);
  }

  @Override
  public Node merge(Node base, Node over) {
    if (!(base instanceof MapNode result && over instanceof MapNode map)) {
      return over;
    }
    for (MapNode.Entry entry : map.entries()) {
      Optional<Node> below = result.get(entry.key());
      Optional<Key<?>> key = key(entry.key());
      Node value =
          below.isPresent() && key.isPresent()
              ? key.get().type().merge(below.get(), entry.value())
              : entry.value();
      result = result.with(new MapNode.Entry(entry.key(), entry.position(), value));
    }
    return result;
  }

  @Override
  public void document(Pages pages) {
    if (pages.add(new FormPage(name, title, keys, List.of()))) {
      keys.forEach(key -> key.type().document(pages));
    }
  }
}
