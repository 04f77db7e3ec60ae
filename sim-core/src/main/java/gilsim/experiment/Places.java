package gilsim.experiment;

import gilsim.strategy.ByTaskSpec;
import gilsim.strategy.StrategySpec;
import gilsim.strategy.TaskHost;
import gilsim.workload.Step;
import gilsim.workload.SubmittedArrival;
import gilsim.workload.Submitting;
import gilsim.workload.TaskSpec;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which tasks run where: by themselves, and wherever other tasks submit them to. */
public final class Places {
  private static final String WHOLE = "";

  /**
   * One thing that runs tasks.
   *
   * @param name tells the parts and pools of a program apart
   * @param spec what it is
   */
  public record Place(String name, StrategySpec spec) {
    /** Where its tasks run. */
    public TaskHost host() {
      return spec.host();
    }
  }

  private final List<TaskSpec> tasks;
  private final StrategySpec strategy;
  private final Map<String, Optional<StrategySpec>> pools;
  private final Map<String, Set<Place>> places = new HashMap<>();

  /**
   * The places of all tasks.
   *
   * @param tasks kinds of task
   * @param strategy how they run; a task that is missing in {@code by-task} has no place
   * @param pools as in {@link SystemSpec}
   */
  public Places(
      List<TaskSpec> tasks, StrategySpec strategy, Map<String, Optional<StrategySpec>> pools) {
    this.tasks = tasks;
    this.strategy = strategy;
    this.pools = pools;
    for (TaskSpec task : tasks) {
      if (!(task.arrival() instanceof SubmittedArrival)) {
        add(task.name(), own(task.name()));
      }
      submissions(task)
          .forEach(
              step ->
                  add(step.task(), step.to().map(this::named).orElseGet(() -> own(step.task()))));
    }
  }

  private void add(String task, Set<Place> more) {
    places.computeIfAbsent(task, name -> new LinkedHashSet<>()).addAll(more);
  }

  /** Where the tasks of a kind run; empty if nobody brings or submits any. */
  public Set<Place> of(TaskSpec task) {
    return places.getOrDefault(task.name(), Set.of());
  }

  /**
   * How many workers (threads or processes) run the tasks, in all parts and pools together; see
   * {@link StrategySpec#workers}.
   */
  public long workers() {
    return tasks.stream()
        .flatMap(task -> of(task).stream())
        .distinct()
        .mapToLong(place -> place.spec().workers(runBy(place)))
        .sum();
  }

  private List<TaskSpec> runBy(Place place) {
    return tasks.stream().filter(task -> of(task).contains(place)).toList();
  }

  private static Stream<Submitting> submissions(TaskSpec task) {
    return task.program().stream()
        .flatMap(Step::all)
        .filter(Submitting.class::isInstance)
        .map(Submitting.class::cast);
  }

  private Set<Place> own(String task) {
    if (strategy instanceof ByTaskSpec parts) {
      return Optional.ofNullable(parts.parts().get(task)).stream()
          .map(part -> new Place(task, part))
          .collect(Collectors.toSet());
    }
    return Set.of(new Place(WHOLE, strategy));
  }

  private Set<Place> named(String to) {
    return pools
        .getOrDefault(to, Optional.empty())
        .map(pool -> Set.of(new Place("pool " + to, pool)))
        .orElseGet(() -> own(to));
  }

  /**
   * Tasks that submit tasks but run, or may run, in a process of their own, where they cannot reach
   * what runs those.
   */
  public List<TaskSpec> submittersInProcesses() {
    return tasks.stream()
        .filter(task -> submissions(task).findAny().isPresent())
        .filter(task -> in(List.of(task), TaskHost.PROCESSES))
        .toList();
  }

  /** True if any of the tasks runs at such a place. */
  boolean in(Collection<TaskSpec> some, TaskHost host) {
    return some.stream().flatMap(task -> of(task).stream()).anyMatch(place -> place.host() == host);
  }

  /** True if all the tasks are coroutines of the same event loop. */
  boolean inOneLoop(Collection<TaskSpec> some) {
    Set<Place> all = some.stream().flatMap(task -> of(task).stream()).collect(Collectors.toSet());
    return all.size() == 1 && all.iterator().next().host() == TaskHost.EVENT_LOOP;
  }
}
