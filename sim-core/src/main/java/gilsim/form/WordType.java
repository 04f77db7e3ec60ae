package gilsim.form;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * One of a few words, or else a value of another type.
 *
 * @param words what each word is read into, in the documented order
 * @param other what else may be written; empty: nothing
 * @param <T> what it is read into
 */
public record WordType<T>(Map<String, T> words, Optional<ValueType<T>> other)
    implements ValueType<T> {

  /** Copies the words in order. */
  public WordType {
    words = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(words));
  }

  /** One of the words and nothing else. */
  public static <T> WordType<T> of(Map<String, T> words) {
    return new WordType<>(words, Optional.empty());
  }

  /** One of the values of an enumeration, by the word that each has. */
  public static <T> WordType<T> of(T[] values, Function<T, String> word) {
    Map<String, T> words = new LinkedHashMap<>();
    for (T value : values) {
      words.put(word.apply(value), value);
    }
    return of(words);
  }

  /** A word with a meaning, or a value of another type. */
  public static <T> WordType<T> or(String word, T value, ValueType<T> other) {
    return new WordType<>(Map.of(word, value), Optional.of(other));
  }

  @Override
  public Optional<T> read(Place place) {
    if (place.node() instanceof TextNode text
        && !text.isEmpty()
        && words.containsKey(text.text())) {
      return Optional.of(words.get(text.text()));
    }
    if (other.isPresent() && !looksLikeWord(place.node())) {
      return other.get().read(place);
    }
    return place
        .text(describe())
        .flatMap(
            text ->
                place.problem(
                    "must be "
                        + describe()
                        + Suggestion.nearest(text.text(), words.keySet())
                            .map(near -> "; did you mean '" + near + "'?")
                            .orElse("")));
  }

  private static boolean looksLikeWord(Node node) {
    return node instanceof TextNode text
        && !text.text().isEmpty()
        && Character.isLetter(text.text().charAt(0));
  }

  @Override
  public String describe() {
    List<String> all = new ArrayList<>(words.keySet());
    other.ifPresent(type -> all.add(type.describe()));
    return String.join(" | ", all);
  }

  @Override
  public Map<String, Object> schema(Definitions definitions) {
    Map<String, Object> schema = Map.of("enum", plain());
    return other
        .<Map<String, Object>>map(
            type -> Map.of("anyOf", List.of(schema, type.schema(definitions))))
        .orElse(schema);
  }

  private List<Object> plain() {
    return words.keySet().stream()
        .<Object>map(w -> w.equals("true") || w.equals("false") ? (Object) Boolean.valueOf(w) : w)
        .toList();
  }

  @Override
  public Node complete(Node node) {
    return node instanceof TextNode ? node : other.map(type -> type.complete(node)).orElse(node);
  }

  @Override
  public List<String> keys(Node node) {
    return other.map(type -> type.keys(node)).orElse(List.of());
  }

  @Override
  public Optional<ValueType<?>> at(String key, Node node) {
    return other.flatMap(type -> type.at(key, node));
  }

  @Override
  public void document(Pages pages) {
    other.ifPresent(type -> type.document(pages));
  }
}
