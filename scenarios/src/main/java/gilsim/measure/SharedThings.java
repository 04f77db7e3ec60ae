package gilsim.measure;

import gilsim.experiment.Places;
import gilsim.experiment.SystemSpec;
import gilsim.strategy.TaskHost;
import gilsim.workload.ConditionDefinition;
import gilsim.workload.ConditionStep;
import gilsim.workload.GetStep;
import gilsim.workload.IncrementStep;
import gilsim.workload.LockStep;
import gilsim.workload.PutStep;
import gilsim.workload.Step;
import gilsim.workload.TaskSpec;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Locks, queues, conditions and variables that several parts of a program share. In the harness
 * every event loop and every set of processes has its own, and all threads share one: a queue
 * between a loop and a thread would be two queues, of which each side sees its own.
 */
final class SharedThings {
  private final SystemSpec system;
  private final Map<String, Set<Places.Place>> placesOfThings = new TreeMap<>();

  private SharedThings(SystemSpec system) {
    this.system = system;
    Places places = new Places(system.tasks(), system.strategy(), system.pools());
    for (TaskSpec task : system.tasks()) {
      task.steps()
          .flatMap(this::things)
          .forEach(
              thing ->
                  placesOfThings
                      .computeIfAbsent(thing, any -> new HashSet<>())
                      .addAll(places.of(task)));
    }
  }

  /** What is shared so that the harness cannot run it, for people; empty if nothing is. */
  static Optional<String> obstacle(SystemSpec system) {
    return new SharedThings(system)
        .placesOfThings.entrySet().stream()
            .filter(entry -> isSplit(entry.getKey(), entry.getValue()))
            .findFirst()
            .map(
                entry ->
                    "its "
                        + entry.getKey()
                        + " is shared by parts of different sorts, which cannot be measured yet");
  }

  private static boolean isSplit(String thing, Set<Places.Place> places) {
    if (places.size() == 1) {
      return false;
    }
    return thing.startsWith("variable ")
        ? places.stream().anyMatch(place -> place.host() == TaskHost.PROCESSES)
        : places.stream().anyMatch(place -> place.host() != TaskHost.THREADS);
  }

  private Stream<String> things(Step step) {
    if (step instanceof LockStep lock) {
      return Stream.of("lock '" + lock.lock() + "'");
    }
    if (step instanceof PutStep put) {
      return Stream.of("queue '" + put.queue() + "'");
    }
    if (step instanceof GetStep get) {
      return Stream.of("queue '" + get.queue() + "'");
    }
    if (step instanceof IncrementStep increment) {
      return Stream.of("variable '" + increment.variable() + "'");
    }
    if (step instanceof ConditionStep condition) {
      Stream<String> lock =
          system.conditions().stream()
              .filter(one -> one.name().equals(condition.condition()))
              .map(ConditionDefinition::lock)
              .flatMap(Optional::stream)
              .map(name -> "lock '" + name + "'");
      return Stream.concat(Stream.of("condition '" + condition.condition() + "'"), lock);
    }
    return Stream.empty();
  }
}
