package gilsim.scenario;

import gilsim.form.Definitions;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The JSON Schema (2020-12) of scenario files, for editors: made from the same forms that read
 * them. It knows keys, units and ranges of single values; what ties several values together (names
 * of devices, exactly one way of arrival) only {@code gilsim check} knows.
 */
public final class ScenarioSchema {
  /** Words whose values are maps with keys that are no words of JSON Schema. */
  private static final List<String> NAMES = List.of("properties", "$defs");

  private static final List<String> FIRST =
      List.of("$schema", "title", "$ref", "type", "description", "default", "properties");

  private static final Comparator<String> WORDS =
      Comparator.<String>comparingInt(
              word -> FIRST.contains(word) ? FIRST.indexOf(word) : FIRST.size())
          .thenComparing(Comparator.naturalOrder());

  private ScenarioSchema() {}

  /** The schema as JSON text, ending with a line feed. */
  public static String json() {
    Definitions definitions = new Definitions();
    Map<String, Object> root = new LinkedHashMap<>();
    root.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    root.put("title", "gilsim scenario");
    root.putAll(ScenarioForm.TYPE.schema(definitions));
    root.put("$defs", definitions.all());
    return JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build()
            .writeValueAsString(ordered(root, false))
            .replace("\r\n", "\n")
        + "\n";
  }

  /**
   * The same with the words of JSON Schema in a fixed order, which {@code Map.of} does not have.
   */
  private static Object ordered(Object value, boolean names) {
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> below = names ? new LinkedHashMap<>() : new TreeMap<>(WORDS);
      map.forEach(
          (key, part) -> below.put(String.valueOf(key), ordered(part, NAMES.contains(key))));
      return new LinkedHashMap<>(below);
    }
    return value instanceof List<?> list
        ? list.stream().map(item -> ordered(item, false)).toList()
        : value;
  }
}
