package gilsim.experiment;

import gilsim.device.DeviceSpec;
import gilsim.interpreter.Environment;
import gilsim.interpreter.Executors;
import gilsim.interpreter.ItemQueue;
import gilsim.interpreter.Primitives;
import gilsim.interpreter.PythonCondition;
import gilsim.interpreter.PythonLock;
import gilsim.interpreter.Symbols;
import gilsim.strategy.ByTaskSpec;
import gilsim.strategy.Part;
import gilsim.strategy.StrategyKind;
import gilsim.strategy.StrategySpec;
import gilsim.strategy.TaskHost;
import gilsim.trace.TraceListener;
import gilsim.workload.ConditionDefinition;
import gilsim.workload.ConditionStep;
import gilsim.workload.GatherStep;
import gilsim.workload.GetStep;
import gilsim.workload.LockStep;
import gilsim.workload.PutStep;
import gilsim.workload.QueueDefinition;
import gilsim.workload.Step;
import gilsim.workload.SubmitStep;
import gilsim.workload.TaskSpec;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Which tasks run where, and hence what kind of thing each lock, queue and condition is: {@code
 * asyncio}'s where coroutines of one event loop use it alone, {@code multiprocessing}'s where any
 * user runs in a process of its own, {@code threading}'s and {@code queue}'s otherwise.
 */
final class Sharing {
  private static final String WHOLE = "";

  /** One thing that runs tasks. */
  private record Place(String name, TaskHost host) {}

  private final SystemSpec system;
  private final Map<String, Set<Place>> places = new HashMap<>();
  private final Map<String, Integer> pools = new LinkedHashMap<>();

  Sharing(SystemSpec system) {
    this.system = system;
    system.tasks().forEach(task -> pools.put(task.name(), index(task.name())));
    int next = system.tasks().size();
    for (Map.Entry<String, Optional<StrategySpec>> pool : system.pools().entrySet()) {
      pools.put(pool.getKey(), pool.getValue().isPresent() ? next++ : Symbols.OWN);
    }
    for (TaskSpec task : system.tasks()) {
      places.computeIfAbsent(task.name(), name -> new HashSet<>()).add(own(task.name()));
      task.program().stream().flatMap(Step::all).forEach(this::placeSubmitted);
    }
    system.tasks().forEach(this::checkSubmitter);
  }

  private int index(String task) {
    return system.tasks().stream().map(TaskSpec::name).toList().indexOf(task);
  }

  private Place own(String task) {
    return system.strategy() instanceof ByTaskSpec parts
        ? new Place(task, parts.parts().get(task).host())
        : new Place(WHOLE, system.strategy().host());
  }

  private void placeSubmitted(Step step) {
    if (step instanceof SubmitStep submit) {
      place(submit.task(), submit.to());
    } else if (step instanceof GatherStep gather) {
      place(gather.task(), gather.to());
    }
  }

  private void place(String task, Optional<String> to) {
    Set<Place> known = places.computeIfAbsent(task, name -> new HashSet<>());
    if (to.isEmpty()) {
      return;
    }
    Optional<StrategySpec> pool = system.pools().getOrDefault(to.get(), Optional.empty());
    if (pool.isPresent()) {
      known.add(new Place("pool " + to.get(), pool.get().host()));
    } else if (!system.pools().containsKey(to.get())) {
      known.add(own(to.get()));
    }
  }

  private void checkSubmitter(TaskSpec task) {
    boolean submits =
        task.program().stream()
            .flatMap(Step::all)
            .anyMatch(step -> step instanceof SubmitStep || step instanceof GatherStep);
    if (submits && in(Set.of(task), TaskHost.PROCESSES)) {
      throw new IllegalArgumentException(
          "task '"
              + task.name()
              + "' submits tasks but runs in a process of its own, where it cannot reach what runs"
              + " them; run it in threads or in asyncio, through by-task if need be");
    }
  }

  /** True if any of the tasks runs at such a place. */
  private boolean in(Set<TaskSpec> tasks, TaskHost host) {
    return tasks.stream()
        .flatMap(task -> places.get(task.name()).stream())
        .anyMatch(place -> place.host() == host);
  }

  /** True if all the tasks are coroutines of the same event loop. */
  private boolean inOneLoop(Set<TaskSpec> tasks) {
    Set<Place> all =
        tasks.stream()
            .flatMap(task -> places.get(task.name()).stream())
            .collect(Collectors.toSet());
    return all.size() == 1 && all.iterator().next().host() == TaskHost.EVENT_LOOP;
  }

  private Set<TaskSpec> users(Predicate<Step> uses) {
    return system.tasks().stream()
        .filter(task -> task.program().stream().flatMap(Step::all).anyMatch(uses))
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
    Set<String> mutexes = new HashSet<>();
    Set<String> processQueues = new HashSet<>();
    for (QueueDefinition queue : system.queues()) {
      Set<TaskSpec> users = usersOfQueue(queue.name());
      if (in(users, TaskHost.PROCESSES)) {
        processQueues.add(queue.name());
      } else if (!inOneLoop(users)) {
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
    Symbols symbols = symbols();
    List<PythonLock> locks = new ArrayList<>();
    BitSet coroutineLocks = new BitSet();
    for (String name : system.locks()) {
      Set<TaskSpec> users = usersOfLock(name);
      coroutineLocks.set(locks.size(), inOneLoop(users));
      locks.add(
          new PythonLock("lock '" + name + "'", locks.size(), handOff(users), environment.trace()));
    }
    List<PythonCondition> conditions = new ArrayList<>();
    BitSet coroutineConditions = new BitSet();
    for (ConditionDefinition condition : system.conditions()) {
      Set<TaskSpec> users = usersOfCondition(condition);
      coroutineConditions.set(conditions.size(), inOneLoop(users));
      coroutineLocks.set(locks.size(), inOneLoop(users));
      conditions.add(new PythonCondition(condition.name()));
      locks.add(inner("the lock of condition '" + condition.name() + "'", handOff(users)));
    }
    List<ItemQueue> queues = new ArrayList<>();
    for (QueueDefinition queue : system.queues()) {
      PythonLock mutex =
          inner("the mutex of queue '" + queue.name() + "'", handOff(usersOfQueue(queue.name())));
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

  /** A lock between processes is a semaphore and never handed over. */
  private OptionalLong handOff(Set<TaskSpec> users) {
    return in(users, TaskHost.PROCESSES)
        ? OptionalLong.empty()
        : system.interpreter().sync().lockHandOff();
  }

  /** A lock that has no metric of its own. */
  private static PythonLock inner(String name, OptionalLong handOff) {
    return new PythonLock(name, 0, handOff, new TraceListener() {});
  }

  /** Makes what else tasks are submitted to. */
  void startPools(Part part) {
    system
        .pools()
        .forEach(
            (label, pool) ->
                pool.ifPresent(
                    spec ->
                        part.primitives()
                            .executors()
                            .add(
                                pools.get(label),
                                StrategyKind.strategy(spec).executor(part.empty()))));
  }
}
