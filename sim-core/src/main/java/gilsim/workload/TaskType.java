package gilsim.workload;

import gilsim.distribution.Distribution;
import gilsim.distribution.DistributionType;
import gilsim.form.Form;
import gilsim.form.Key;
import gilsim.form.Types;
import gilsim.form.Values;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** How a kind of task is written in scenario files. */
public final class TaskType {
  private static final int MOST_TASKS = 10_000_000;

  private static final Key<Integer> COUNT =
      Key.optional("count", Types.integer(0, MOST_TASKS), "so many tasks, all there at time 0");

  private static final Key<OpenArrival> ARRIVALS =
      Key.optional("arrivals", ArrivalType.open(), "tasks come by themselves, without waiting");

  private static final Key<Integer> CLIENTS =
      Key.optional(
          "clients",
          Types.integer(0, MOST_TASKS),
          "so many clients; each sends its next request after its answer and a pause");

  private static final Key<Distribution> THINK =
      Key.optional(
          "think",
          DistributionType.duration(),
          "the pause of a client between an answer and its next request; 0 if left out");

  private static final Key<Integer> LOOPS =
      Key.optional(
          "loops",
          Types.integer(0, MOST_TASKS),
          "so many workers that repeat the steps until the run ends");

  private static final Key<Long> ARGUMENTS =
      Key.of("arguments", Types.size(), "0", "what a process strategy pickles to the worker");

  private static final Key<Long> RESULT =
      Key.of("result", Types.size(), "0", "what a process strategy pickles back");

  private static final Key<Long> MEMORY =
      Key.of(
          "memory",
          Types.size(),
          "0",
          "what a task holds from its first step to its end; taking it costs what allocator says");

  private static final Key<List<Step>> DO =
      Key.required("do", StepType.steps(), "the steps of one task, in order");

  /** A kind of task whose name stands elsewhere: the key above it. */
  @FunctionalInterface
  public interface Unnamed {
    /** The kind of task with its name. */
    TaskSpec named(String name);
  }

  /** How it is written. */
  public static final Form<Unnamed> TYPE =
      Form.of(
          "task",
          "a kind of task",
          TaskType::make,
          COUNT,
          ARRIVALS,
          CLIENTS,
          THINK,
          LOOPS,
          ARGUMENTS,
          RESULT,
          MEMORY,
          DO);

  private TaskType() {}

  private static Unnamed make(Values values) {
    Arrival arrival = arrival(values);
    return name ->
        new TaskSpec(
            name,
            arrival,
            values.get(DO),
            values.get(ARGUMENTS),
            values.get(RESULT),
            values.get(MEMORY));
  }

  private static Arrival arrival(Values values) {
    Optional<Distribution> think = values.find(THINK);
    List<Arrival> ways =
        Stream.<Optional<? extends Arrival>>of(
                values.find(COUNT).map(BatchArrival::new),
                values.find(ARRIVALS),
                values
                    .find(CLIENTS)
                    .map(n -> new ClientArrival(n, think.orElse(ArrivalType.NO_PAUSE))),
                values.find(LOOPS).map(LoopArrival::new))
            .<Arrival>flatMap(Optional::stream)
            .toList();
    if (ways.size() > 1) {
      throw new IllegalArgumentException(
          "a task needs exactly one of count, arrivals, clients, loops but has " + ways.size());
    }
    Arrival arrival = ways.isEmpty() ? new SubmittedArrival() : ways.get(0);
    if (think.isPresent() && !(arrival instanceof ClientArrival)) {
      throw new IllegalArgumentException("think belongs to clients; without them leave it out");
    }
    return arrival;
  }
}
