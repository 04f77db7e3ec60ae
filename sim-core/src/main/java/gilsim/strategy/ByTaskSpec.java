package gilsim.strategy;

import gilsim.form.Form;
import gilsim.form.Key;
import gilsim.form.MapType;
import gilsim.form.NameType;
import gilsim.interpreter.PythonModule;
import gilsim.workload.TaskSpec;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A hybrid: every kind of task has a strategy of its own; all parts live in one parent process and
 * share its GIL.
 *
 * @param parts strategy by task kind; none of them is itself {@code by-task}. Kinds that only pools
 *     run, because all their submissions say so, may be left out
 */
public record ByTaskSpec(Map<String, StrategySpec> parts) implements StrategySpec {

  private static final Key<Map<String, StrategySpec>> PARTS =
      Key.required(
          "by-task",
          new MapType<>("task", new NameType("task"), StrategyType.part(), 1),
          "the strategy of every kind of task; those that are only submitted to pools need none");

  /** How it is written. */
  public static final Form<ByTaskSpec> TYPE =
      Form.of(
          "by-task",
          "a strategy of its own for every kind of task",
          v -> new ByTaskSpec(v.get(PARTS)),
          PARTS);

  /** Copies the parts in order. */
  public ByTaskSpec {
    parts = Collections.unmodifiableMap(new LinkedHashMap<>(parts));
    if (parts.values().stream().anyMatch(ByTaskSpec.class::isInstance)) {
      throw new IllegalArgumentException("a part of by-task cannot be by-task itself");
    }
  }

  @Override
  public long workers(List<TaskSpec> tasks) {
    return tasks.stream()
        .filter(task -> parts.containsKey(task.name()))
        .mapToLong(task -> parts.get(task.name()).workers(List.of(task)))
        .sum();
  }

  @Override
  public Set<PythonModule> modules() {
    return parts.values().stream()
        .flatMap(part -> part.modules().stream())
        .collect(Collectors.toUnmodifiableSet());
  }
}
