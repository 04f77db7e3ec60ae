package gilsim.scenario;

import gilsim.device.DeviceSpec;
import gilsim.interpreter.InterpreterSpec;
import gilsim.strategy.StrategySpec;
import gilsim.workload.ConditionDefinition;
import gilsim.workload.QueueDefinition;
import gilsim.workload.TaskSpec;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A scenario at one sweep point: everything resolved, validated and typed.
 *
 * @param name its name
 * @param description for people; may be empty
 * @param machine the machine with its operating system
 * @param interpreter the interpreter of strategies without their own
 * @param devices the devices
 * @param locks names of the locks
 * @param ownLocks which of them every process has for itself
 * @param variables names of the shared variables
 * @param queues the queues between tasks
 * @param conditions the conditions
 * @param tasks kinds of task
 * @param pools what tasks can be submitted to beside any strategy, by label
 * @param strategies how the tasks run, by label
 * @param run how long and how often
 * @param sweep the swept paths
 * @param observed files with results from elsewhere
 */
public record Scenario(
    String name,
    String description,
    Machine machine,
    InterpreterSpec interpreter,
    List<DeviceSpec> devices,
    List<String> locks,
    List<String> ownLocks,
    List<String> variables,
    List<QueueDefinition> queues,
    List<ConditionDefinition> conditions,
    List<TaskSpec> tasks,
    Map<String, StrategySpec> pools,
    Map<String, Strategy> strategies,
    RunSettings run,
    List<SweepAxis> sweep,
    List<Path> observed) {
  /** Copies what it holds. */
  public Scenario {
    devices = List.copyOf(devices);
    locks = List.copyOf(locks);
    ownLocks = List.copyOf(ownLocks);
    variables = List.copyOf(variables);
    queues = List.copyOf(queues);
    conditions = List.copyOf(conditions);
    tasks = List.copyOf(tasks);
    pools = Collections.unmodifiableMap(new LinkedHashMap<>(pools));
    strategies = Collections.unmodifiableMap(new LinkedHashMap<>(strategies));
    sweep = List.copyOf(sweep);
    observed = List.copyOf(observed);
  }

  /**
   * What tasks are submitted to by the label of a pool or a strategy, while a strategy runs. Pools
   * to which nothing is submitted are not made.
   *
   * @param running label of the strategy that runs the tasks
   * @return by label; empty for the running strategy itself
   */
  public Map<String, Optional<StrategySpec>> poolsBeside(String running) {
    Map<String, Optional<StrategySpec>> named = new TreeMap<>();
    tasks.stream()
        .flatMap(TaskSpec::submissions)
        .flatMap(step -> step.to().stream())
        .filter(label -> pool(label).isPresent())
        .forEach(label -> named.put(label, label.equals(running) ? Optional.empty() : pool(label)));
    return named;
  }

  /** What a label of a pool or a strategy stands for; empty if there is neither. */
  private Optional<StrategySpec> pool(String label) {
    return Optional.ofNullable(pools.get(label))
        .or(() -> Optional.ofNullable(strategies.get(label)).map(Strategy::spec));
  }
}
