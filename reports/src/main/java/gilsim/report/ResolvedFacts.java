package gilsim.report;

import gilsim.report.PageSection.Fact;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** The few facts about machine and interpreter that a reader of a report wants first. */
final class ResolvedFacts {
  private static final List<String> PARTS = List.of("machine", "interpreter", "devices", "tasks");
  private static final int LONGEST = 240;

  private ResolvedFacts() {}

  /** Reads them from the resolved scenario; parts that are not there are left out. */
  static List<Fact> of(String resolved) {
    List<Fact> facts = new ArrayList<>();
    Map<?, ?> scenario = load(resolved);
    for (String part : PARTS) {
      String text = scenario.containsKey(part) ? brief(scenario.get(part), 0) : "";
      if (!text.isEmpty()) {
        facts.add(new Fact(part, shortened(text)));
      }
    }
    return facts;
  }

  private static Map<?, ?> load(String resolved) {
    try {
      Object loaded = new Load(LoadSettings.builder().build()).loadFromString(resolved);
      return loaded instanceof Map<?, ?> map ? map : Map.of();
    } catch (YamlEngineException e) {
      return Map.of(); // the page still shows the text itself
    }
  }

  /** Plain values of the first two levels; what is nested deeper is on the page below anyway. */
  private static String brief(Object value, int depth) {
    if (!(value instanceof Map<?, ?> map)) {
      return String.valueOf(value);
    }
    List<String> parts = new ArrayList<>();
    map.forEach(
        (key, inner) -> {
          if (!(inner instanceof Map<?, ?>) && !(inner instanceof List<?>)) {
            parts.add(key + ": " + inner);
          } else if (depth == 0 && inner instanceof Map<?, ?>) {
            String text = brief(inner, 1);
            parts.add(text.isEmpty() ? String.valueOf(key) : key + " (" + text + ")");
          }
        });
    return String.join(", ", parts);
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + " …";
  }
}
