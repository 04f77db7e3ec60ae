package gilsim.scenario;

import gilsim.device.DeviceSpec;
import gilsim.workload.ConditionDefinition;
import gilsim.workload.QueueDefinition;
import gilsim.workload.TaskSpec;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A scenario at one sweep point: everything resolved, validated and typed.
 *
 * @param name its name
 * @param description for people; may be empty
 * @param machine the machine with its operating system
 * @param interpreter the interpreter of strategies without their own
 * @param devices the devices
 * @param locks names of the locks
 * @param variables names of the shared variables
 * @param queues the queues between tasks
 * @param conditions the conditions
 * @param tasks kinds of task
 * @param strategies how the tasks run, by label
 * @param run how long and how often
 * @param sweep the swept paths
 * @param observed files with results from elsewhere
 */
public record Scenario(
    String name,
    String description,
    Machine machine,
    Interpreter interpreter,
    List<DeviceSpec> devices,
    List<String> locks,
    List<String> variables,
    List<QueueDefinition> queues,
    List<ConditionDefinition> conditions,
    List<TaskSpec> tasks,
    Map<String, Strategy> strategies,
    RunSettings run,
    List<SweepAxis> sweep,
    List<Path> observed) {
  /** Copies what it holds. */
  public Scenario {
    devices = List.copyOf(devices);
    locks = List.copyOf(locks);
    variables = List.copyOf(variables);
    queues = List.copyOf(queues);
    conditions = List.copyOf(conditions);
    tasks = List.copyOf(tasks);
    strategies = Collections.unmodifiableMap(new LinkedHashMap<>(strategies));
    sweep = List.copyOf(sweep);
    observed = List.copyOf(observed);
  }
}
