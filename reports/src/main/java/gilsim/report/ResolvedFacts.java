package gilsim.report;

import gilsim.report.PageSection.Fact;
import gilsim.table.ResolvedScenario;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What a reader of a report wants to know of the scenario first: machine and interpreter in short,
 * every device, task, pool and strategy with all that is said of it.
 */
final class ResolvedFacts {
  private static final List<String> IN_SHORT = List.of("machine", "interpreter");
  private static final Map<String, String> IN_FULL =
      Map.of("devices", "device", "tasks", "task", "pools", "pool", "strategies", "strategy");
  private static final List<String> ORDER =
      List.of("machine", "interpreter", "devices", "tasks", "pools", "strategies");

  private ResolvedFacts() {}

  /**
   * Reads them from the resolved scenario; parts that are not there are left out.
   *
   * @param strategies the labels that were run
   */
  static List<Fact> of(String resolved, List<String> strategies) {
    ResolvedScenario scenario = ResolvedScenario.of(resolved);
    List<Fact> facts = new ArrayList<>();
    for (String part : ORDER) {
      if (scenario.part(part).orElse(null) instanceof Map<?, ?> map) {
        if (IN_SHORT.contains(part)) {
          facts.add(new Fact(part, brief(map)));
        } else {
          Predicate<Object> shown = key -> !part.equals("strategies") || strategies.contains(key);
          map.forEach(
              (key, value) -> {
                if (shown.test(key)) {
                  facts.add(new Fact(IN_FULL.get(part) + " " + key, ResolvedText.entry(value)));
                }
              });
        }
      } else {
        scenario.part(part).ifPresent(plain -> facts.add(new Fact(part, plain.toString())));
      }
    }
    if (facts.stream().noneMatch(fact -> fact.term().startsWith("strategy "))) {
      facts.add(new Fact("strategies", String.join(", ", strategies)));
    }
    return facts;
  }

  /** How long runs last, and what of them does not count. */
  static String duration(String resolved, boolean untilDone) {
    if (untilDone) {
      return "until all work is done";
    }
    Map<?, ?> run =
        ResolvedScenario.of(resolved).part("run").orElse(Map.of()) instanceof Map<?, ?> map
            ? map
            : Map.of();
    Object until = run.get("until");
    String warmUp = String.valueOf(run.get("warm-up"));
    String begin =
        switch (warmUp) {
          case "null", "none" -> "";
          case "auto" -> ", without the warm-up at the begin, which is detected";
          default -> ", without a warm-up of " + warmUp + " at the begin";
        };
    return (until == null ? "a set time" : until) + begin;
  }

  /** Without what is nested: those are dozens of costs, which stand on the page below. */
  private static String brief(Map<?, ?> map) {
    String plain =
        map.entrySet().stream()
            .filter(entry -> !(entry.getValue() instanceof Map<?, ?>))
            .map(entry -> entry.getKey() + ": " + entry.getValue())
            .collect(Collectors.joining(", "));
    String nested =
        map.entrySet().stream()
            .filter(entry -> entry.getValue() instanceof Map<?, ?>)
            .map(entry -> entry.getKey().toString())
            .collect(Collectors.joining(", "));
    return nested.isEmpty() ? plain : plain + "; " + nested + ": see the resolved scenario below";
  }
}
