package gilsim.form;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One key of a form.
 *
 * @param name in kebab-case
 * @param type what its value may be
 * @param presence whether it must be there
 * @param fallback the default as a user would write it; empty: the key is required, or its absence
 *     has a meaning of its own
 * @param cost whether {@code costs: none} sets it to zero
 * @param meaning what it means, for the reference page
 * @param <T> what its value is read into
 */
public record Key<T>(
    String name,
    ValueType<T> type,
    Presence presence,
    Optional<String> fallback,
    boolean cost,
    String meaning) {

  /** Whether a key must be there. */
  public enum Presence {
    /** It must be there. */
    REQUIRED,
    /** It may be left out. */
    OPTIONAL,
    /** It is part of the format but not supported yet: it must not be there. */
    LATER
  }

  /** A key that must be there. */
  public static <T> Key<T> required(String name, ValueType<T> type, String meaning) {
    return new Key<>(name, type, Presence.REQUIRED, Optional.empty(), false, meaning);
  }

  /** A key that may be left out. */
  public static <T> Key<T> optional(String name, ValueType<T> type, String meaning) {
    return new Key<>(name, type, Presence.OPTIONAL, Optional.empty(), false, meaning);
  }

  /**
   * A key with a default.
   *
   * @param fallback as a user would write it: a word, or maps in braces
   */
  public static <T> Key<T> of(String name, ValueType<T> type, String fallback, String meaning) {
    return new Key<>(name, type, Presence.OPTIONAL, Optional.of(fallback), false, meaning);
  }

  /** A key of the format that is not supported yet. */
  public static Key<Node> later(String name, String meaning) {
    return new Key<>(name, new AnyType(), Presence.LATER, Optional.empty(), false, meaning);
  }

  /** The same key, set to zero by {@code costs: none}. */
  public Key<T> asCost() {
    return new Key<>(name, type, presence, fallback, true, meaning);
  }

  /** The JSON Schema of its value, with meaning and default. */
  Map<String, Object> schema(Definitions definitions) {
    Map<String, Object> schema = new LinkedHashMap<>(type.schema(definitions));
    schema.put("description", meaning);
    fallback.filter(text -> !text.equals("{}")).ifPresent(text -> schema.put("default", text));
    return schema;
  }

  /** The default as something written; empty where there is none. */
  Optional<Node> fallbackNode(Position position) {
    return fallback.map(text -> FlowText.parse(text, position));
  }
}
