package gilsim.table;

import gilsim.store.Results;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** The resolved scenario that stands beside results, as a tree of maps, lists and plain values. */
public final class ResolvedScenario {
  private final Map<?, ?> tree;

  private ResolvedScenario(Map<?, ?> tree) {
    this.tree = tree;
  }

  /** Reads it; what is no YAML has no parts. */
  public static ResolvedScenario of(String yaml) {
    try {
      Object loaded = new Load(LoadSettings.builder().build()).loadFromString(yaml);
      return new ResolvedScenario(loaded instanceof Map<?, ?> map ? map : Map.of());
    } catch (YamlEngineException e) {
      return new ResolvedScenario(Map.of()); // the page still shows the text itself
    }
  }

  /** A part of the first level, such as {@code machine}. */
  public Optional<Object> part(String key) {
    return Optional.ofNullable(tree.get(key));
  }

  /** The strategy that speed-ups are relative to, whether it was run or not. */
  public Optional<String> baseline() {
    return part("run")
        .filter(Map.class::isInstance)
        .map(run -> ((Map<?, ?>) run).get("baseline"))
        .map(Object::toString)
        .filter(label -> !label.equals("none"));
  }

  /**
   * Why some results have no speed-ups though the scenario names a baseline: it was not run. Empty
   * if that is not so.
   */
  public static Optional<String> lackingBaseline(Results results) {
    return of(results.resolved())
        .baseline()
        .filter(label -> !results.strategies().contains(label))
        .map(label -> "no speed-ups: their baseline “" + label + "” was not run (--strategy)");
  }

  /** Whether tasks arrive by themselves, whatever becomes of those before them. */
  public boolean hasArrivals() {
    return tasksHave("arrivals");
  }

  /** Whether tasks come again when they are done, so that their number is up to the strategy. */
  public boolean hasReturningTasks() {
    return tasksHave("loops") || tasksHave("clients");
  }

  private boolean tasksHave(String key) {
    return part("tasks")
        .filter(Map.class::isInstance)
        .map(all -> ((Map<?, ?>) all).values())
        .filter(
            tasks ->
                tasks.stream()
                    .anyMatch(task -> task instanceof Map<?, ?> map && map.get(key) != null))
        .isPresent();
  }

  /** The type of a strategy, such as {@code thread-pool}; empty if the label is not there. */
  public Optional<String> strategyType(String label) {
    return part("strategies")
        .filter(Map.class::isInstance)
        .map(all -> ((Map<?, ?>) all).get(label))
        .filter(Map.class::isInstance)
        .map(one -> ((Map<?, ?>) one).get("type") instanceof String type ? type : "by-task");
  }
}
