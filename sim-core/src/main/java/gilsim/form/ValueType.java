package gilsim.form;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A type of value in a scenario file.
 *
 * @param <T> what it is read into
 */
public interface ValueType<T> {

  /**
   * Reads a value.
   *
   * @return the value; empty if it is wrong, and then the reading has at least one problem more
   */
  Optional<T> read(Place place);

  /** What may be written, for people: {@code duration, 0 to 1h}. */
  String describe();

  /** The JSON Schema (2020-12) of what may be written. */
  Map<String, Object> schema(Definitions definitions);

  /** What is written, with every default filled in and keys in the documented order. */
  default Node complete(Node node) {
    return node;
  }

  /** The same with every cost set to zero: what {@code costs: none} means. */
  default Node zeroed(Node node) {
    return node;
  }

  /**
   * What may be written below a key (or, in a list, below any index).
   *
   * @param key the key
   * @param node what is written now, which may decide it
   * @return empty if the key may not be there
   */
  default Optional<ValueType<?>> at(String key, Node node) {
    return Optional.empty();
  }

  /**
   * The keys that may be written, for suggestions.
   *
   * @param node what is written now, which may decide it
   */
  default List<String> keys(Node node) {
    return List.of();
  }

  /** Whether users choose the keys, so that only those that are there exist. */
  default boolean hasFreeKeys() {
    return false;
  }

  /** One thing laid over another: by default it replaces it. */
  default Node merge(Node base, Node over) {
    return over;
  }

  /** Adds the forms that this type leads to. */
  default void document(Pages pages) {}

  /** This type, read into something else. An {@link IllegalArgumentException} is a problem. */
  default <R> ValueType<R> map(Function<? super T, ? extends R> function) {
    return new Mapped<>(this, function);
  }
}
