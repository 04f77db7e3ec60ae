package gilsim.form;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A map whose key {@code type} says which form it has. A form with a key of its own name, such as
 * {@code by-task}, is also recognised by that key.
 *
 * @param name unique among the forms
 * @param title what it describes
 * @param forms the forms by the value of {@code type}, in the documented order
 * @param later values of {@code type} that are not supported yet
 * @param <T> what all forms are read into
 */
public record TaggedType<T>(
    String name, String title, Map<String, Form<? extends T>> forms, List<String> later)
    implements ValueType<T> {
  private static final String TYPE = "type";

  /** Copies the forms in order. */
  public TaggedType {
    forms = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(forms));
    later = List.copyOf(later);
  }

  private Optional<String> label(MapNode map) {
    return map.text(TYPE).or(() -> map.keys().stream().filter(forms::containsKey).findFirst());
  }

  @Override
  public Optional<T> read(Place place) {
    if (!(place.node() instanceof MapNode map)) {
      return place.problem(
          "must be a map with the key 'type', not "
              + (place.node() instanceof TextNode text && text.isEmpty()
                  ? "empty"
                  : place.node().kind()));
    }
    Optional<String> label = label(map);
    if (label.isEmpty()) {
      Optional<Node> written = map.get(TYPE);
      return written.isPresent()
          ? place.child(TYPE, written.get()).problem("must be one of " + known())
          : place.problem("the key 'type' is missing; it is one of " + known());
    }
    Form<? extends T> form = forms.get(label.get());
    if (form == null) {
      Place tag = place.child(TYPE, map.get(TYPE).orElseThrow());
      return later.contains(label.get())
          ? tag.notSupportedYet("type: " + label.get(), tag.node().position())
          : tag.problem(
              "unknown type '" + label.get() + "'" + Suggestion.phrase(label.get(), labels()));
    }
    return form.read(new Place(map.without(TYPE), place.path(), place.reading()))
        .map(value -> value);
  }

  private List<String> labels() {
    return List.copyOf(forms.keySet());
  }

  private String known() {
    return String.join(", ", labels());
  }

  @Override
  public String describe() {
    return "map (" + title + ")";
  }

  @Override
  public Node complete(Node node) {
    if (!(node instanceof MapNode map)) {
      return node;
    }
    Optional<Form<? extends T>> form = label(map).map(forms::get);
    Node completed = form.<Node>map(f -> f.complete(map.without(TYPE))).orElse(map.without(TYPE));
    List<MapNode.Entry> entries = new ArrayList<>();
    map.entry(TYPE).ifPresent(entries::add);
    entries.addAll(((MapNode) completed).entries());
    return new MapNode(entries, map.position());
  }

  @Override
  public Map<String, Object> schema(Definitions definitions) {
    return definitions.reference(
        name,
        () -> {
          List<Object> choices = new ArrayList<>();
          forms.forEach((label, form) -> choices.add(tagged(label, form, definitions)));
          return Map.of("anyOf", choices);
        });
  }

  private Map<String, Object> tagged(
      String label, Form<? extends T> form, Definitions definitions) {
    Map<String, Object> schema = new LinkedHashMap<>(form.properties(definitions));
    Map<String, Object> properties = new LinkedHashMap<>();
    properties.put(TYPE, Map.of("const", label));
    properties.putAll(cast(schema.get("properties")));
    schema.put("properties", properties);
    List<Object> required = new ArrayList<>();
    if (form.key(label).isEmpty()) {
      required.add(TYPE);
    }
    if (schema.get("required") instanceof List<?> others) {
      required.addAll(others);
    }
    if (!required.isEmpty()) {
      schema.put("required", required);
    }
    return schema;
  }

  @SuppressWarnings("unchecked") // a form's schema is an object whose properties are an object
  private static Map<String, Object> cast(Object schema) {
    return (Map<String, Object>) schema;
  }

  /** Keys are laid over those of the same type; another type replaces everything. */
  @Override
  public Node merge(Node base, Node over) {
    if (!(base instanceof MapNode below && over instanceof MapNode above)) {
      return over;
    }
    Optional<String> label = label(below);
    boolean same = label(above).isEmpty() || label(above).equals(label);
    Optional<Form<? extends T>> form = label.map(forms::get);
    return same && form.isPresent() ? form.get().merge(below, above) : over;
  }

  @Override
  public List<String> keys(Node node) {
    return node instanceof MapNode map
        ? label(map).map(forms::get).map(form -> form.keys(node)).orElse(List.of())
        : List.of();
  }

  @Override
  public Optional<ValueType<?>> at(String key, Node node) {
    if (key.equals(TYPE)) {
      return Optional.of(new AnyType());
    }
    return node instanceof MapNode map
        ? label(map).map(forms::get).flatMap(form -> form.at(key, node))
        : Optional.empty();
  }

  @Override
  public void document(Pages pages) {
    if (pages.add(new FormPage(name, title, List.of(), labels()))) {
      forms.values().forEach(form -> form.document(pages));
    }
  }
}
