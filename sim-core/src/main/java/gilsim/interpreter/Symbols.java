package gilsim.interpreter;

import gilsim.workload.ConditionDefinition;
import gilsim.workload.QueueDefinition;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the names in task programs stand for.
 *
 * @param devices names of the devices, in order
 * @param locks names of the locks, in order
 * @param variables names of the shared variables, in order
 * @param queues the queues, in order
 * @param mutexes names of the queues that have a mutex
 * @param processQueues names of the queues between processes
 * @param conditions the conditions, in order
 * @param tasks names of the kinds of task, in order
 * @param executors what submitted tasks can be sent to by name; {@link #OWN} stands for what runs
 *     such tasks anyway
 * @param interpreter gives the costs
 */
public record Symbols(
    List<String> devices,
    List<String> locks,
    List<String> variables,
    List<QueueDefinition> queues,
    Set<String> mutexes,
    Set<String> processQueues,
    List<ConditionDefinition> conditions,
    List<String> tasks,
    Map<String, Integer> executors,
    InterpreterSpec interpreter) {

  /** The executor that runs tasks of the kind anyway. */
  public static final int OWN = -1;

  /** Devices and locks only. */
  public static Symbols of(List<String> devices, List<String> locks, InterpreterSpec interpreter) {
    return new Symbols(
        devices,
        locks,
        List.of(),
        List.of(),
        Set.of(),
        Set.of(),
        List.of(),
        List.of(),
        Map.of(),
        interpreter);
  }

  /** Index of a lock. */
  int lock(String name) {
    return index(locks, name, "lock");
  }

  /** Index of the lock around a condition: the locks of conditions follow those with names. */
  int lockOf(int condition) {
    return conditions.get(condition).lock().map(this::lock).orElse(locks.size() + condition);
  }

  /** Index of a queue's mutex: they follow the locks of conditions. */
  int mutexOf(int queue) {
    return locks.size() + conditions.size() + queue;
  }

  int variable(String name) {
    return index(variables, name, "variable");
  }

  int device(String name) {
    return index(devices, name, "device");
  }

  int queue(String name) {
    return index(queues.stream().map(QueueDefinition::name).toList(), name, "queue");
  }

  int condition(String name) {
    return index(conditions.stream().map(ConditionDefinition::name).toList(), name, "condition");
  }

  int task(String name) {
    return index(tasks, name, "task");
  }

  private static int index(List<String> names, String name, String what) {
    int index = names.indexOf(name);
    if (index < 0) {
      throw new IllegalArgumentException("there is no " + what + " named '" + name + "'");
    }
    return index;
  }
}
