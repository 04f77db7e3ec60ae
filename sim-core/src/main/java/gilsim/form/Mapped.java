package gilsim.form;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** A type that is written like another one but read into something else. */
record Mapped<S, T>(ValueType<S> source, Function<? super S, ? extends T> function)
    implements ValueType<T> {

  @Override
  public Optional<T> read(Place place) {
    return source.read(place).flatMap(value -> apply(place, value));
  }

  private Optional<T> apply(Place place, S value) {
    try {
      T result = function.apply(value);
      place.reading().remember(result, place);
      return Optional.of(result);
    } catch (IllegalArgumentException e) {
      return place.problem(e.getMessage());
    }
  }

  @Override
  public String describe() {
    return source.describe();
  }

  @Override
  public Map<String, Object> schema(Definitions definitions) {
    return source.schema(definitions);
  }

  @Override
  public Node complete(Node node) {
    return source.complete(node);
  }

  @Override
  public Node zeroed(Node node) {
    return source.zeroed(node);
  }

  @Override
  public List<String> keys(Node node) {
    return source.keys(node);
  }

  @Override
  public Optional<ValueType<?>> at(String key, Node node) {
    return source.at(key, node);
  }

  @Override
  public boolean hasFreeKeys() {
    return source.hasFreeKeys();
  }

  @Override
  public Node merge(Node base, Node over) {
    return source.merge(base, over);
  }

  @Override
  public void document(Pages pages) {
    source.document(pages);
  }
}
