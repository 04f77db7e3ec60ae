package gilsim.measure;

import java.util.LinkedHashMap;
import java.util.Map;

/** Builds a map for a JSON request, in order; unlike {@code Map.of} it may hold null. */
final class JsonMap {
  private final Map<String, Object> entries = new LinkedHashMap<>();

  /** An entry; the value may be null, JSON's null. */
  JsonMap put(String key, Object value) {
    entries.put(key, value);
    return this;
  }

  Map<String, Object> toMap() {
    return entries;
  }
}
