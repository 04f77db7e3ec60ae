package gilsim.scenario;

import gilsim.device.DeviceSpec;
import gilsim.distribution.Distribution;
import gilsim.form.MapNode;
import gilsim.form.Place;
import gilsim.form.Position;
import gilsim.form.Problem;
import gilsim.form.Reading;
import gilsim.workload.Arrival;
import gilsim.workload.BatchArrival;
import gilsim.workload.ClientArrival;
import gilsim.workload.ComputeStep;
import gilsim.workload.ConditionDefinition;
import gilsim.workload.GatherStep;
import gilsim.workload.GetStep;
import gilsim.workload.IncrementStep;
import gilsim.workload.IoStep;
import gilsim.workload.LoopArrival;
import gilsim.workload.NativeStep;
import gilsim.workload.QueueDefinition;
import gilsim.workload.RepeatStep;
import gilsim.workload.SleepStep;
import gilsim.workload.Step;
import gilsim.workload.TaskSpec;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Rules that tie several parts of a scenario together. */
final class ScenarioChecks {
  private static final double MOST_TIMES = 1e12;

  private final Scenario scenario;
  private final MapNode resolved;
  private final Reading reading;
  private final Map<String, DeviceSpec> devices;

  ScenarioChecks(Scenario scenario, MapNode resolved, Reading reading) {
    this.scenario = scenario;
    this.resolved = resolved;
    this.reading = reading;
    this.devices =
        scenario.devices().stream()
            .collect(Collectors.toMap(DeviceSpec::name, Function.identity()));
  }

  void run() {
    checkUnique("lock", scenario.locks());
    checkUnique("variable", scenario.variables());
    for (ConditionDefinition condition : scenario.conditions()) {
      if (condition.lock().filter(scenario.ownLocks()::contains).isPresent()) {
        problem(
            "conditions." + condition.name(),
            "lock",
            "a condition needs a lock of locks:; those of thread-locks: are another one in every"
                + " process");
      }
    }
    for (QueueDefinition queue : scenario.queues()) {
      if (devices.containsKey(queue.name())) {
        String path = "queues." + queue.name();
        problem(path, "", "a device has this name too; both would be queue-length/" + queue.name());
      }
    }
    for (TaskSpec task : scenario.tasks()) {
      task.program().forEach(step -> checkStep(step, 1));
      checkArrival(task);
    }
    new SubmissionChecks(scenario, reading, this::problem).run();
    new StrategyChecks(scenario, this::problem).run();
  }

  private void checkUnique(String what, List<String> names) {
    Set<String> seen = new HashSet<>();
    for (String name : names) {
      if (!seen.add(name)) {
        problem(what + "s", "", "the " + what + " '" + name + "' is there twice");
      }
    }
  }

  private void checkStep(Step step, double times) {
    if (step instanceof IoStep io) {
      DeviceSpec device = devices.get(io.device());
      if (device.needsSize() && io.size().isEmpty()) {
        at(step, "the device '" + io.device() + "' has a bandwidth: write size: 50KiB beside it");
      } else if (!device.acceptsSize() && io.size().isPresent()) {
        at(step, "the device '" + io.device() + "' has no bandwidth: leave size out");
      }
    }
    double inside = step instanceof RepeatStep repeat ? times * repeat.times() : times;
    if (inside > MOST_TIMES) {
      at(step, "repeats its steps more than 10^12 times for one task, with what is around it");
      return;
    }
    step.inner().forEach(part -> checkStep(part, inside));
  }

  private void checkArrival(TaskSpec task) {
    Arrival arrival = task.arrival();
    String path = "tasks." + task.name();
    if (scenario.run().horizon().isEmpty() && !arrival.finite()) {
      problem(
          path,
          "",
          "never ends ("
              + word(arrival)
              + "), so the run cannot last until: done; write run: {until: 60s} or use count");
    }
    boolean paused = arrival instanceof ClientArrival clients && takesTime(clients.think());
    boolean endless = arrival instanceof LoopArrival || arrival instanceof ClientArrival;
    if (endless && !paused && task.program().stream().noneMatch(this::takesTime)) {
      problem(path, "", "repeats steps that take no time, so time would stand still");
    }
  }

  private boolean takesTime(Step step) {
    if (step instanceof ComputeStep compute) {
      return takesTime(compute.time());
    }
    if (step instanceof NativeStep code) {
      return takesTime(code.time());
    }
    if (step instanceof SleepStep sleep) {
      return takesTime(sleep.time());
    }
    if (step instanceof IoStep io) {
      return takesTime(io);
    }
    if (step instanceof RepeatStep repeat && repeat.times() == 0) {
      return false;
    }
    return step instanceof IncrementStep
        || step instanceof GetStep
        || step instanceof GatherStep
        || step.inner().stream().anyMatch(this::takesTime);
  }

  private boolean takesTime(IoStep io) {
    double bytes = io.size().map(Distribution::mean).orElse(0.0);
    return devices.get(io.device()).meanTime(bytes) >= 1;
  }

  /** Whether it is at least a nanosecond, the unit of the clock, on average. */
  private static boolean takesTime(Distribution time) {
    return time.mean() >= 1;
  }

  /** The key that says how tasks come. */
  static String word(Arrival arrival) {
    if (arrival instanceof LoopArrival) {
      return "loops";
    }
    if (arrival instanceof ClientArrival) {
      return "clients";
    }
    return arrival instanceof BatchArrival ? "count" : "arrivals";
  }

  private void at(Step step, String message) {
    reading.placeOf(step).ifPresent((Place place) -> place.problem(message));
  }

  private void problem(String path, String value, String message) {
    reading.add(Problem.at(position(path), path, value, message));
  }

  /** Where a path of map keys is written; names may hold dots. */
  private Position position(String path) {
    MapNode map = resolved;
    Position position = map.position();
    String rest = path;
    while (!rest.isEmpty()) {
      String left = rest;
      Optional<MapNode.Entry> entry =
          map.entries().stream()
              .filter(e -> left.equals(e.key()) || left.startsWith(e.key() + "."))
              .max(java.util.Comparator.comparingInt(e -> e.key().length()));
      if (entry.isEmpty()) {
        return position;
      }
      position = entry.get().position();
      rest = rest.substring(Math.min(rest.length(), entry.get().key().length() + 1));
      if (!(entry.get().value() instanceof MapNode below)) {
        return position;
      }
      map = below;
    }
    return position;
  }
}
