package gilsim.experiment;

import gilsim.device.DeviceSpec;
import gilsim.distribution.Distribution;
import gilsim.hardware.MachineSpec;
import gilsim.interpreter.InterpreterSpec;
import gilsim.interpreter.PythonModule;
import gilsim.os.OsSpec;
import gilsim.strategy.StrategySpec;
import gilsim.workload.ConditionDefinition;
import gilsim.workload.QueueDefinition;
import gilsim.workload.TaskSpec;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Everything one replication needs: a fully resolved system at one sweep point under one strategy.
 *
 * @param machine the processors
 * @param os scheduler and timers
 * @param interpreter the interpreter of this strategy
 * @param devices devices by name, unique
 * @param lateness by how much answers of devices are late, nanoseconds, by the device's name; none:
 *     they are punctual
 * @param locks names of the locks, unique
 * @param ownLocks which of them are a {@code threading.Lock} of its own in every process
 * @param variables names of the shared variables, unique
 * @param queues the queues between tasks, names unique
 * @param conditions the conditions, names unique
 * @param tasks kinds of task, in the scenario's order
 * @param strategy how the tasks run
 * @param pools what else tasks are submitted to, by the label that they use; empty: that label is
 *     the running strategy itself
 * @param limit how long to run
 * @param computeScale reference nanoseconds of work per stated nanosecond of {@code compute}: the
 *     unswept machine's speed × its solo clock × the unswept interpreter's speed / this
 *     interpreter's speed
 * @param nativeScale the same for {@code native}: the unswept machine's speed × its solo clock
 */
public record SystemSpec(
    MachineSpec machine,
    OsSpec os,
    InterpreterSpec interpreter,
    List<DeviceSpec> devices,
    Map<String, Distribution> lateness,
    List<String> locks,
    List<String> ownLocks,
    List<String> variables,
    List<QueueDefinition> queues,
    List<ConditionDefinition> conditions,
    List<TaskSpec> tasks,
    StrategySpec strategy,
    Map<String, Optional<StrategySpec>> pools,
    RunLimit limit,
    double computeScale,
    double nativeScale) {

  /** Copies the lists. */
  public SystemSpec {
    devices = List.copyOf(devices);
    lateness = Collections.unmodifiableMap(new TreeMap<>(lateness));
    locks = List.copyOf(locks);
    ownLocks = List.copyOf(ownLocks);
    variables = List.copyOf(variables);
    queues = List.copyOf(queues);
    conditions = List.copyOf(conditions);
    pools = Collections.unmodifiableMap(new TreeMap<>(pools));
    tasks = List.copyOf(tasks);
  }

  /** The same system under another operating system. */
  public SystemSpec on(OsSpec other) {
    return with(machine, other, lateness, limit, 1);
  }

  /**
   * The same system on another machine, with times of work stated for a machine of another speed.
   *
   * @param factor by which all stated times of work grow, in work; above 0
   */
  public SystemSpec on(MachineSpec other, double factor) {
    return with(other, os, lateness, limit, factor);
  }

  /** The same system for another time. */
  public SystemSpec within(RunLimit other) {
    return with(machine, os, lateness, other, 1);
  }

  /** How many workers run the tasks, in the strategy and its pools; see {@link Places#workers}. */
  public long workers() {
    return new Places(tasks, strategy, pools).workers();
  }

  /** What the program imports for its strategy and pools. */
  public Set<PythonModule> modules() {
    return Stream.concat(Stream.of(strategy), pools.values().stream().flatMap(Optional::stream))
        .flatMap(one -> one.modules().stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The same system with devices that answer late. */
  public SystemSpec late(Map<String, Distribution> other) {
    return with(machine, os, other, limit, 1);
  }

  private SystemSpec with(
      MachineSpec otherMachine,
      OsSpec otherOs,
      Map<String, Distribution> otherLateness,
      RunLimit otherLimit,
      double factor) {
    return new SystemSpec(
        otherMachine,
        otherOs,
        interpreter,
        devices,
        otherLateness,
        locks,
        ownLocks,
        variables,
        queues,
        conditions,
        tasks,
        strategy,
        pools,
        otherLimit,
        computeScale * factor,
        nativeScale * factor);
  }
}
