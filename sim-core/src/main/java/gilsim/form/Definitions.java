package gilsim.form;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** The named parts of a JSON Schema; they may refer to each other and to themselves. */
public final class Definitions {
  private final Map<String, Object> definitions = new LinkedHashMap<>();
  private final Deque<Boolean> levels = new ArrayDeque<>();

  /**
   * A reference to a named part; the part is made at its first use.
   *
   * @param name unique among the types
   * @param schema makes the part
   */
  public Map<String, Object> reference(String name, Supplier<Map<String, Object>> schema) {
    if (!definitions.containsKey(name)) {
      definitions.put(name, Map.of()); // it may refer to itself
      definitions.put(name, schema.get());
    }
    return Map.of("$ref", "#/$defs/" + name);
  }

  /**
   * Begins the schema of a part.
   *
   * @param partial whether the forms below it are laid over others, so that none of their keys must
   *     be there
   * @return whether the part itself is laid over another one
   */
  boolean begin(boolean partial) {
    boolean before = isPartial();
    levels.push(partial);
    return before;
  }

  /** Ends the part that was begun last. */
  void end() {
    levels.pop();
  }

  /** Whether the forms here are laid over others. */
  boolean isPartial() {
    return !levels.isEmpty() && levels.peek();
  }

  /** All named parts, in the order of their first use. */
  public Map<String, Object> all() {
    return new LinkedHashMap<>(definitions);
  }
}
