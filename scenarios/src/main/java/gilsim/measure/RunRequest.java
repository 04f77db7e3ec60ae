package gilsim.measure;

import gilsim.experiment.SystemSpec;
import gilsim.strategy.StrategySpec;
import gilsim.workload.Arrival;
import gilsim.workload.BatchArrival;
import gilsim.workload.ClientArrival;
import gilsim.workload.ConditionDefinition;
import gilsim.workload.IncrementStep;
import gilsim.workload.LoopArrival;
import gilsim.workload.OpenArrival;
import gilsim.workload.QueueDefinition;
import gilsim.workload.TaskSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the harness is told of a cell: all but the repetition and the speed of this host. */
final class RunRequest {
  private static final double NANOS_PER_SECOND = 1e9;

  private static final double LEAST_QUIET_SECONDS = 2;
  private static final double QUIET_PASSES = 10;

  private RunRequest() {}

  /**
   * The request.
   *
   * @param system the resolved system
   * @param seed base seed of the scenario
   * @param disks devices that are real files
   */
  static Map<String, Object> of(SystemSpec system, long seed, RealDisks disks) {
    Map<String, Object> pools = new LinkedHashMap<>();
    system
        .pools()
        .forEach((label, pool) -> pools.put(label, pool.map(StrategyForm::of).orElse(null)));
    long horizon = system.limit().horizon().orElse(0);
    return new JsonMap()
        .put("mode", "run")
        .put("seed", Long.toString(seed))
        .put("devices", system.devices().stream().map(disks::form).toList())
        .put("locks", system.locks())
        .put("variables", system.variables().stream().map(name -> target(system, name)).toList())
        .put("queues", system.queues().stream().map(RunRequest::queue).toList())
        .put("conditions", system.conditions().stream().map(c -> condition(system, c)).toList())
        .put("tasks", system.tasks().stream().map(task -> task(system, task)).toList())
        .put("strategy", StrategyForm.of(system.strategy()))
        .put("pools", pools)
        .put("horizon", horizon == 0 ? null : horizon)
        .put("warmUp", system.limit().warmUp())
        .put("quiet", quiet(system))
        .put("cpus", system.machine().hardwareThreads())
        .put("switchInterval", system.interpreter().gil().switchInterval() / NANOS_PER_SECOND)
        .toMap();
  }

  /** After a death: how long nothing ends until we know that nothing will, nanoseconds. */
  private static long quiet(SystemSpec system) {
    return Math.round(
        (LEAST_QUIET_SECONDS + QUIET_PASSES * Estimate.longestPass(system)) * NANOS_PER_SECOND);
  }

  /** All strategies that the harness would have to run for it. */
  static List<StrategySpec> strategies(SystemSpec system) {
    List<StrategySpec> all = new java.util.ArrayList<>();
    all.add(system.strategy());
    system.pools().values().stream().flatMap(Optional::stream).forEach(all::add);
    return all;
  }

  /** What a variable is, by the first statement that increments it. */
  private static String target(SystemSpec system, String variable) {
    return system.tasks().stream()
        .flatMap(TaskSpec::steps)
        .filter(IncrementStep.class::isInstance)
        .map(IncrementStep.class::cast)
        .filter(step -> step.variable().equals(variable))
        .map(step -> IncrementWords.of(step.form()).target())
        .findFirst()
        .orElse("global");
  }

  private static Map<String, Object> queue(QueueDefinition queue) {
    return new JsonMap()
        .put("capacity", queue.capacity().orElse(0))
        .put("item", queue.itemBytes())
        .toMap();
  }

  private static Map<String, Object> condition(SystemSpec system, ConditionDefinition condition) {
    return new JsonMap()
        .put("lock", condition.lock().map(system.locks()::indexOf).orElse(null))
        .toMap();
  }

  private static Map<String, Object> task(SystemSpec system, TaskSpec task) {
    return new JsonMap()
        .put("name", task.name())
        .put("arrival", arrival(task.arrival()))
        .put("arguments", task.argumentsBytes())
        .put("result", task.resultBytes())
        .put("memory", task.memoryBytes())
        .put("steps", new ProgramForm(system, task).steps())
        .toMap();
  }

  private static Map<String, Object> arrival(Arrival arrival) {
    if (arrival instanceof BatchArrival batch) {
      return new JsonMap().put("count", batch.count()).toMap();
    }
    if (arrival instanceof LoopArrival loops) {
      return new JsonMap().put("loops", loops.loops()).toMap();
    }
    if (arrival instanceof ClientArrival clients) {
      return new JsonMap()
          .put("clients", clients.clients())
          .put("think", DistributionForm.of(clients.think()))
          .toMap();
    }
    if (arrival instanceof OpenArrival open) {
      return new JsonMap()
          .put("gap", DistributionForm.of(open.interarrival()))
          .put("limit", open.finite() ? open.limit() : null)
          .toMap();
    }
    return new JsonMap().put("submitted", true).toMap();
  }
}
