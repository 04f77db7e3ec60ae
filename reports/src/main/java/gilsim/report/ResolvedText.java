package gilsim.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Parts of a resolved scenario as text: steps one after the other, nothing left out. */
final class ResolvedText {
  private static final String STEPS = "do";
  private static final String TYPE = "type";
  private static final List<String> SIZES = List.of("arguments", "result", "memory");

  private ResolvedText() {}

  /**
   * A device, task or strategy; its type without its key, sizes of a task only if they are not 0.
   */
  static String entry(Object value) {
    if (!(value instanceof Map<?, ?> map)) {
      return plain(value);
    }
    List<String> parts = new ArrayList<>();
    map.forEach(
        (key, inner) -> {
          if (key.equals(TYPE)) {
            parts.add(0, plain(inner));
          } else if (key.equals(STEPS)) {
            parts.add(plain(inner));
          } else if (!(SIZES.contains(key) && inner.toString().equals("0"))) {
            parts.add(key + ": " + plain(inner));
          }
        });
    return String.join("; ", parts);
  }

  private static String plain(Object value) {
    if (value instanceof Map<?, ?> map) {
      return map.entrySet().stream()
          .map(entry -> entry.getKey() + ": " + plain(entry.getValue()))
          .collect(Collectors.joining(", ", "{", "}"));
    }
    if (value instanceof List<?> list) {
      return list.stream().anyMatch(Map.class::isInstance)
          ? steps(list, " → ")
          : list.stream().map(ResolvedText::plain).collect(Collectors.joining(", ", "[", "]"));
    }
    return String.valueOf(value);
  }

  private static String steps(List<?> steps, String between) {
    return steps.stream().map(ResolvedText::step).collect(Collectors.joining(between));
  }

  /** A step is a map with one key, what it does; ways of a choice have more. */
  private static String step(Object step) {
    if (!(step instanceof Map<?, ?> map) || map.size() != 1) {
      return plain(step);
    }
    Map.Entry<?, ?> only = map.entrySet().iterator().next();
    boolean choice = only.getKey().equals("choose") && only.getValue() instanceof List<?>;
    return only.getKey()
        + " "
        + (choice ? steps((List<?>) only.getValue(), " or ") : plain(only.getValue()));
  }
}
