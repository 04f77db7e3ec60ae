package gilsim.table;

import gilsim.store.Results;
import java.util.ArrayList;
import java.util.Collection;
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
  private static final String POOL = "interpreter-pool";
  private static final Pattern VERSION = Pattern.compile("cpython-(\\d+)\\.(\\d+).*");

  /** Minor version of the first Python 3 with {@code InterpreterPoolExecutor}. */
  private static final int FIRST_POOL = 14;

  private final Results results;
  private final ResolvedScenario scenario;

  private InterpreterNotes(Results results) {
    this.results = results;
    this.scenario = ResolvedScenario.of(results.resolved());
  }

  /**
   * Which strategies use an {@code InterpreterPoolExecutor} under interpreters that have none (<a
   * href="https://docs.python.org/3/library/concurrent.futures.html">new in 3.14</a>); empty if
   * there are none.
   */
  public static Optional<String> earlyPools(Results results) {
    InterpreterNotes notes = new InterpreterNotes(results);
    Set<String> labels = new LinkedHashSet<>();
    Set<String> early = new LinkedHashSet<>();
    for (String label : results.strategies()) {
      Object strategy = scenarioStrategy(notes.scenario, label);
      if (holds(strategy, POOL)) {
        List<String> found =
            notes.interpreters(label, strategy).stream().filter(InterpreterNotes::early).toList();
        if (!found.isEmpty()) {
          labels.add("“" + label + "”");
          early.addAll(found);
        }
      }
    }
    return labels.isEmpty()
        ? Optional.empty()
        : Optional.of(
            String.join(", ", labels)
                + ": "
                + String.join(", ", early)
                + (early.size() == 1 ? " has" : " have")
                + " no InterpreterPoolExecutor, Python 3.14 was the first; before it, such"
                + " interpreters exist (from 3.12) only through private modules and the C API");
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

  /** Whether something, or anything inside it, is of a type. */
  private static boolean holds(Object part, String type) {
    if (part instanceof Map<?, ?> map) {
      return type.equals(map.get("type")) || map.values().stream().anyMatch(v -> holds(v, type));
    }
    return part instanceof Collection<?> all && all.stream().anyMatch(one -> holds(one, type));
  }

  /** Whether a name is of a Python before the first with such pools; unknown names are not. */
  private static boolean early(String name) {
    Matcher version = VERSION.matcher(name);
    return version.matches()
        && (Integer.parseInt(version.group(1)) < 3
            || version.group(1).equals("3") && Integer.parseInt(version.group(2)) < FIRST_POOL);
  }
}
