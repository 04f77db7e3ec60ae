package gilsim.experiment;

import gilsim.device.DeviceSpec;
import gilsim.interpreter.Environment;
import gilsim.interpreter.Executors;
import gilsim.interpreter.ItemQueue;
import gilsim.interpreter.LockRules;
import gilsim.interpreter.Primitives;
import gilsim.interpreter.PythonCondition;
import gilsim.interpreter.PythonLock;
import gilsim.interpreter.Symbols;
import gilsim.strategy.Part;
import gilsim.strategy.Strategy;
import gilsim.strategy.StrategyKind;
import gilsim.strategy.StrategySpec;
import gilsim.strategy.TaskHost;
import gilsim.trace.TraceListener;
import gilsim.workload.ConditionDefinition;
import gilsim.workload.ConditionStep;
import gilsim.workload.GetStep;
import gilsim.workload.LockStep;
import gilsim.workload.PutStep;
import gilsim.workload.QueueDefinition;
import gilsim.workload.Step;
import gilsim.workload.TaskSpec;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Which tasks run where, and hence what kind of thing each lock, queue and condition is: {@code
 * asyncio}'s where coroutines of one event loop use it alone, {@code multiprocessing}'s where any
 * user runs in a process of its own, {@code threading}'s and {@code queue}'s otherwise. Locks that
 * are said to be each process's own are {@code threading}'s everywhere.
 */
final class Sharing {
  private final SystemSpec system;
  private final Places places;
  private final Map<String, Integer> pools = new LinkedHashMap<>();
  private final Symbols symbols;

  Sharing(SystemSpec system) {
    this.system = system;
    system.tasks().forEach(task -> pools.put(task.name(), index(task.name())));
    int next = system.tasks().size();
    for (Map.Entry<String, Optional<StrategySpec>> pool : system.pools().entrySet()) {
      pools.put(pool.getKey(), pool.getValue().isPresent() ? next++ : Symbols.OWN);
    }
    places = new Places(system.tasks(), system.strategy(), system.pools());
    checkSubmitters();
    symbols = makeSymbols();
  }

  private int index(String task) {
    return system.tasks().stream().map(TaskSpec::name).toList().indexOf(task);
  }

  private void checkSubmitters() {
    places.problems().stream()
        .findFirst()
        .ifPresent(
            problem -> {
              throw new IllegalArgumentException("the strategy " + problem);
            });
  }

  private Set<TaskSpec> users(Predicate<Step> uses) {
    return system.tasks().stream()
        .filter(task -> task.steps().anyMatch(uses))
        .collect(Collectors.toSet());
  }

  private Set<TaskSpec> usersOfQueue(String queue) {
    return users(
        step ->
            (step instanceof PutStep put && put.queue().equals(queue))
                || (step instanceof GetStep get && get.queue().equals(queue)));
  }

  private Set<TaskSpec> usersOfLock(String lock) {
    Set<String> conditions =
        system.conditions().stream()
            .filter(condition -> condition.lock().equals(Optional.of(lock)))
            .map(ConditionDefinition::name)
            .collect(Collectors.toSet());
    return users(
        step ->
            (step instanceof LockStep taken && taken.lock().equals(lock))
                || (step instanceof ConditionStep used && conditions.contains(used.condition())));
  }

  private Set<TaskSpec> usersOfCondition(ConditionDefinition condition) {
    return condition.lock().isPresent()
        ? usersOfLock(condition.lock().get())
        : users(
            step ->
                step instanceof ConditionStep used && used.condition().equals(condition.name()));
  }

  /** What the names in programs stand for. */
  Symbols symbols() {
    return symbols;
  }

  private Symbols makeSymbols() {
    Set<String> mutexes = new HashSet<>();
    Set<String> processQueues = new HashSet<>();
    for (QueueDefinition queue : system.queues()) {
      Set<TaskSpec> users = usersOfQueue(queue.name());
      if (places.in(users, TaskHost.PROCESSES)) {
        processQueues.add(queue.name());
      } else if (!places.inOneLoop(users)) {
        mutexes.add(queue.name());
      }
    }
    return new Symbols(
        system.devices().stream().map(DeviceSpec::name).toList(),
        system.locks(),
        system.variables(),
        system.queues(),
        mutexes,
        processQueues,
        system.conditions(),
        system.tasks().stream().map(TaskSpec::name).toList(),
        pools,
        system.interpreter());
  }

  /** The locks, queues and conditions of a new replication. */
  Primitives primitives(Environment environment) {
    List<PythonLock> locks = new ArrayList<>();
    BitSet coroutineLocks = new BitSet();
    for (String name : system.locks()) {
      Set<TaskSpec> users = usersOfLock(name);
      boolean own = system.ownLocks().contains(name);
      coroutineLocks.set(locks.size(), !own && places.inOneLoop(users));
      locks.add(
          new PythonLock(
              "lock '" + name + "'",
              locks.size(),
              own ? system.interpreter().sync().locks() : rules(users),
              environment.trace(),
              own));
    }
    List<PythonCondition> conditions = new ArrayList<>();
    BitSet coroutineConditions = new BitSet();
    for (ConditionDefinition condition : system.conditions()) {
      Set<TaskSpec> users = usersOfCondition(condition);
      coroutineConditions.set(conditions.size(), places.inOneLoop(users));
      coroutineLocks.set(locks.size(), places.inOneLoop(users));
      conditions.add(new PythonCondition(condition.name()));
      locks.add(inner("the lock of condition '" + condition.name() + "'", rules(users)));
    }
    List<ItemQueue> queues = new ArrayList<>();
    for (QueueDefinition queue : system.queues()) {
      PythonLock mutex =
          inner("the mutex of queue '" + queue.name() + "'", rules(usersOfQueue(queue.name())));
      locks.add(mutex);
      queues.add(
          new ItemQueue(
              queue,
              queues.size(),
              environment,
              symbols.mutexes().contains(queue.name()) ? Optional.of(mutex) : Optional.empty(),
              symbols.processQueues().contains(queue.name())));
    }
    return new Primitives(
        locks, coroutineLocks, queues, conditions, coroutineConditions, new Executors());
  }

  /** A lock between processes is a semaphore: never handed over, and nobody spins. */
  private LockRules rules(Set<TaskSpec> users) {
    return places.in(users, TaskHost.PROCESSES)
        ? LockRules.SEMAPHORE
        : system.interpreter().sync().locks();
  }

  /** A lock that has no metric of its own. */
  private static PythonLock inner(String name, LockRules rules) {
    return new PythonLock(name, 0, rules, new TraceListener() {});
  }

  /**
   * Makes what else tasks are submitted to. Pools of threads and loops are made once more in each
   * worker process whose tasks submit to them.
   */
  void startPools(Part part) {
    Executors executors = part.primitives().executors();
    for (Map.Entry<String, Optional<StrategySpec>> pool : system.pools().entrySet()) {
      int index = pools.get(pool.getKey());
      pool.getValue()
          .ifPresent(
              spec -> {
                Strategy strategy = StrategyKind.strategy(spec);
                if (spec.host() != TaskHost.PROCESSES) {
                  executors.define(index, worker -> strategy.executor(part.in(worker)));
                }
                if (places.inMainProcess(pool.getKey())) {
                  executors.add(index, strategy.executor(part.empty()));
                }
              });
    }
  }
}
