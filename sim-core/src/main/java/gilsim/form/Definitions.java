package gilsim.form;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** The named parts of a JSON Schema; they may refer to each other and to themselves. */
public final class Definitions {
  private final Map<String, Object> definitions = new LinkedHashMap<>();

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

  /** All named parts, in the order of their first use. */
  public Map<String, Object> all() {
    return new LinkedHashMap<>(definitions);
  }
}
