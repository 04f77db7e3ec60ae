package gilsim.table;

import gilsim.store.Results;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a reader should know of the interpreters of a scenario before believing its numbers. */
public final class InterpreterNotes {
  private static final String INTERPRETER = "interpreter";
  private static final Pattern VERSION = Pattern.compile("cpython-(\\d+)\\.(\\d+).*");

  private final Results results;
  private final ResolvedScenario scenario;

  private InterpreterNotes(Results results) {
    this.results = results;
    this.scenario = ResolvedScenario.of(results.resolved());
  }

  /**
   * Which strategies and pools use what their interpreters lack ({@link LaterFeature}). They are
   * simulated all the same, as if somebody had brought it there.
   */
  public static List<String> missing(Results results) {
    InterpreterNotes notes = new InterpreterNotes(results);
    return Arrays.stream(LaterFeature.values())
        .flatMap(feature -> notes.missing(feature).stream())
        .toList();
  }

  private Optional<String> missing(LaterFeature feature) {
    Set<String> labels = new LinkedHashSet<>();
    Set<String> early = new LinkedHashSet<>();
    for (String label : results.strategies()) {
      Object strategy = scenarioStrategy(scenario, label);
      List<String> found =
          interpreters(label, strategy).stream().filter(one -> lacks(one, feature)).toList();
      if (!found.isEmpty() && feature.isIn(strategy)) {
        labels.add("“" + label + "”");
        early.addAll(found);
      }
      for (Map.Entry<?, ?> pool : pools().entrySet()) {
        if (!found.isEmpty() && feature.isIn(pool.getValue())) {
          labels.add("pool “" + pool.getKey() + "”");
          early.addAll(found);
        }
      }
    }
    return labels.isEmpty()
        ? Optional.empty()
        : Optional.of(
            String.join(", ", labels)
                + ": "
                + feature.missing(
                    String.join(", ", early) + (early.size() == 1 ? " has" : " have")));
  }

  /**
   * That compute times are scaled where interpreters are compared; empty if all cells have one
   * interpreter.
   */
  public static Optional<String> scaledCompute(Results results) {
    InterpreterNotes notes = new InterpreterNotes(results);
    Set<String> names = new LinkedHashSet<>();
    for (String label : results.strategies()) {
      names.addAll(notes.interpreters(label, scenarioStrategy(notes.scenario, label)));
    }
    Optional<String> stated = notes.scenario.part(INTERPRETER).map(InterpreterNotes::name);
    boolean one = stated.isEmpty() || names.isEmpty() || names.equals(Set.of(stated.get()));
    return one
        ? Optional.empty()
        : Optional.of(
            "Compute times are stated under "
                + stated.get()
                + ", the interpreter that the scenario names outside its sweep; under another they"
                + " are scaled by the ratio of the speeds in the two profiles");
  }

  private static Object scenarioStrategy(ResolvedScenario scenario, String label) {
    return scenario
        .part("strategies")
        .filter(Map.class::isInstance)
        .map(all -> (Object) ((Map<?, ?>) all).get(label))
        .orElse("");
  }

  private Map<?, ?> pools() {
    return scenario.part("pools").orElse(Map.of()) instanceof Map<?, ?> map ? map : Map.of();
  }

  /** Names of the interpreters under which a strategy is run. */
  private List<String> interpreters(String label, Object strategy) {
    for (String path :
        List.of("strategies." + label + ".interpreter", "strategies.*.interpreter")) {
      if (results.axes().contains(path)) {
        return swept(path);
      }
    }
    if (strategy instanceof Map<?, ?> map && map.get(INTERPRETER) != null) {
      return List.of(name(map.get(INTERPRETER)));
    }
    if (results.axes().contains(INTERPRETER)) {
      return swept(INTERPRETER);
    }
    return scenario.part(INTERPRETER).map(InterpreterNotes::name).map(List::of).orElse(List.of());
  }

  private List<String> swept(String path) {
    int axis = results.axes().indexOf(path);
    return results.points().values().stream()
        .map(values -> values.get(axis))
        .distinct()
        .collect(Collectors.toCollection(ArrayList::new));
  }

  private static String name(Object interpreter) {
    return interpreter instanceof Map<?, ?> map
        ? String.valueOf(map.get("name"))
        : interpreter.toString();
  }

  /** Whether a name is of a Python without something; unknown names are not. */
  private static boolean lacks(String name, LaterFeature feature) {
    Matcher version = VERSION.matcher(name);
    return version.matches()
        && feature.isMissingIn(
            Integer.parseInt(version.group(1)), Integer.parseInt(version.group(2)));
  }
}
