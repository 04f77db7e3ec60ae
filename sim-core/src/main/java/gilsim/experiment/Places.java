package gilsim.experiment;

import gilsim.strategy.ByTaskSpec;
import gilsim.strategy.InterpreterPoolSpec;
import gilsim.strategy.SequentialSpec;
import gilsim.strategy.StrategySpec;
import gilsim.strategy.TaskHost;
import gilsim.workload.SubmittedArrival;
import gilsim.workload.Submitting;
import gilsim.workload.TaskSpec;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which tasks run where: by themselves, and wherever other tasks submit them to. Whoever submits
 * from a worker process, or from an interpreter of a pool, reaches what is in it: the executor
 * inside the worker, if it submits to the strategy whose worker that is, or an executor of the
 * worker's own, if it submits to a pool of threads or a loop of the scenario.
 */
public final class Places {
  private static final String WHOLE = "";

  /** One submission that leads nowhere. */
  private record Unreachable(TaskSpec from, Place in, Submitting step, Place to) {
    @Override
    public String toString() {
      Place home = in.within().orElse(in);
      boolean interpreter = home.spec() instanceof InterpreterPoolSpec;
      String begin =
          "runs the task '"
              + from.name()
              + "' in "
              + (interpreter ? "an interpreter of a pool" : "a worker process")
              + ", from which it cannot submit '"
              + step.task()
              + "' to ";
      if (to.equals(home)) {
        return begin + "the executor whose worker that is: it cannot be pickled into its workers";
      }
      return begin
          + (to.pool() ? "the pool '" + to.name() + "'" : "an executor of the parent process")
          + (to.pool() && to.isolated()
              ? ": it cannot be pickled, and workers have no processes of their own"
              : ": it cannot be pickled");
    }
  }

  /**
   * One thing that runs tasks.
   *
   * @param name of the pool, or of the task whose part it is; empty for a whole strategy
   * @param pool whether it is one of the pools beside the strategy
   * @param spec what it is
   * @param within the strategy in each of whose workers there is one; empty: it is in the program's
   *     main process
   */
  public record Place(String name, boolean pool, StrategySpec spec, Optional<Place> within) {
    /** Where its tasks run. */
    public TaskHost host() {
      return within.map(Place::host).orElse(spec.host());
    }

    private boolean isolated() {
      return host() == TaskHost.PROCESSES;
    }

    /** What a task in an isolated place reaches of what the same name means outside. */
    private Optional<Place> reach(Place to) {
      Place home = within.orElse(this);
      if (to.equals(home)) {
        return home.spec
            .inside()
            .filter(inner -> !(inner instanceof SequentialSpec))
            .map(i -> home);
      }
      return to.pool && !to.isolated()
          ? Optional.of(new Place(to.name, true, to.spec, Optional.of(home)))
          : Optional.empty();
    }
  }

  private final List<TaskSpec> tasks;
  private final StrategySpec strategy;
  private final Map<String, Optional<StrategySpec>> pools;
  private final Map<String, Set<Place>> places = new HashMap<>();
  private final List<Unreachable> unreachable = new ArrayList<>();

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
    tasks.stream()
        .filter(task -> !(task.arrival() instanceof SubmittedArrival))
        .forEach(task -> own(task.name()).forEach(place -> add(task, place)));
  }

  private void add(TaskSpec task, Place place) {
    if (places.computeIfAbsent(task.name(), name -> new LinkedHashSet<>()).add(place)) {
      task.submissions().forEach(step -> follow(task, place, step));
    }
  }

  private void follow(TaskSpec task, Place from, Submitting step) {
    TaskSpec child =
        tasks.stream().filter(t -> t.name().equals(step.task())).findAny().orElseThrow();
    for (Place to : step.to().map(this::named).orElseGet(() -> own(step.task()))) {
      Optional<Place> reached = from.isolated() ? from.reach(to) : Optional.of(to);
      reached.ifPresentOrElse(
          place -> add(child, place), () -> unreachable.add(new Unreachable(task, from, step, to)));
    }
  }

  private Set<Place> own(String task) {
    if (strategy instanceof ByTaskSpec parts) {
      return Optional.ofNullable(parts.parts().get(task)).stream()
          .map(part -> new Place(task, false, part, Optional.empty()))
          .collect(Collectors.toSet());
    }
    return Set.of(new Place(WHOLE, false, strategy, Optional.empty()));
  }

  private Set<Place> named(String to) {
    return pools
        .getOrDefault(to, Optional.empty())
        .map(pool -> Set.of(new Place(to, true, pool, Optional.empty())))
        .orElseGet(() -> own(to));
  }

  /** Where the tasks of a kind run; empty if nobody brings or submits any. */
  public Set<Place> of(TaskSpec task) {
    return places.getOrDefault(task.name(), Set.of());
  }

  /** True if some tasks run in this pool of the program's main process. */
  boolean inMainProcess(String pool) {
    return all()
        .anyMatch(place -> place.within().isEmpty() && place.pool() && place.name().equals(pool));
  }

  private Stream<Place> all() {
    return tasks.stream().flatMap(task -> of(task).stream()).distinct();
  }

  /**
   * How many workers (threads or processes) run the tasks, in all parts and pools together; see
   * {@link StrategySpec#workers}. Each worker of a strategy has its own of what is within it.
   */
  public long workers() {
    return all()
        .mapToLong(
            place ->
                place.spec().workers(runBy(place))
                    * place.within().map(outer -> outer.spec().workers(runBy(outer))).orElse(1L))
        .reduce(0, (some, more) -> Math.min(Integer.MAX_VALUE, some + more));
  }

  private List<TaskSpec> runBy(Place place) {
    return tasks.stream().filter(task -> of(task).contains(place)).toList();
  }

  /** What of the tasks' submissions leads nowhere, for people, said of the strategy. */
  public List<String> problems() {
    return unreachable.stream().map(Unreachable::toString).distinct().toList();
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
