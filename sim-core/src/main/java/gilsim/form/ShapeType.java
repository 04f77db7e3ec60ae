package gilsim.form;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Something that may be written as a single value or as a map (or list).
 *
 * @param text the single value
 * @param whole the map or list
 * @param <T> what both are read into
 */
public record ShapeType<T>(ValueType<? extends T> text, ValueType<? extends T> whole)
    implements ValueType<T> {

  private ValueType<? extends T> of(Node node) {
    return node instanceof TextNode ? text : whole;
  }

  @Override
  public Optional<T> read(Place place) {
    return of(place.node()).read(place).map(value -> value);
  }

  @Override
  public String describe() {
    return text.describe() + " | " + whole.describe();
  }

  @Override
  public Map<String, Object> schema(Definitions definitions) {
    return Map.of("anyOf", List.of(text.schema(definitions), whole.schema(definitions)));
  }

  @Override
  public Node complete(Node node) {
    return of(node).complete(node);
  }

  @Override
  public Node zeroed(Node node) {
    return of(node).zeroed(node);
  }

  @Override
  public List<String> keys(Node node) {
    return whole.keys(node);
  }

  @Override
  public Optional<ValueType<?>> at(String key, Node node) {
    return whole.at(key, node);
  }

  @Override
  public Node merge(Node base, Node over) {
    return over instanceof TextNode || base instanceof TextNode ? over : whole.merge(base, over);
  }

  @Override
  public void document(Pages pages) {
    text.document(pages);
    whole.document(pages);
  }
}
