package gilsim.strategy;

import gilsim.form.Form;
import gilsim.form.Key;
import gilsim.form.Types;
import gilsim.form.WordType;
import gilsim.interpreter.DefaultWorkers;
import gilsim.interpreter.PythonModule;
import gilsim.interpreter.ThreadedStep;
import gilsim.workload.TaskSpec;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/**
 * One asyncio event loop in one thread.
 *
 * @param limit how many tasks may be inside at once (an {@code asyncio.Semaphore} around the whole
 *     task), at least 1; empty: no limit
 * @param toThread steps that run in the loop's thread pool instead of in the loop
 */
public record AsyncioSpec(OptionalInt limit, List<ThreadedStep> toThread) implements StrategySpec {

  /** A loop without any of the keys. */
  public static final AsyncioSpec PLAIN = new AsyncioSpec(OptionalInt.empty());

  private static final Key<Integer> LIMIT =
      Key.optional(
          "limit",
          Types.integer(1, 100_000_000),
          "how many tasks may be inside at once (a Semaphore around the whole task); else all");

  private static final Key<List<ThreadedStep>> TO_THREAD =
      Key.optional(
          "to-thread",
          Types.list(WordType.of(ThreadedStep.values(), ThreadedStep::label), 0),
          "steps that run in threads, through run_in_executor and the interpreter's default-workers");

  /** How it is written. */
  public static final Form<AsyncioSpec> TYPE =
      Form.of(
          "asyncio",
          "one event loop in one thread",
          v ->
              new AsyncioSpec(
                  StrategySpecs.optional(v.find(LIMIT)), v.find(TO_THREAD).orElse(List.of())),
          LIMIT,
          TO_THREAD);

  /** A loop that does everything itself. */
  public AsyncioSpec(OptionalInt limit) {
    this(limit, List.of());
  }

  /** Validates the limit and sorts the steps: equal loops print alike. */
  public AsyncioSpec {
    toThread = toThread.stream().sorted().distinct().toList();
    if (limit.isPresent() && limit.getAsInt() < 1) {
      throw new IllegalArgumentException("limit must be at least 1 but is " + limit.getAsInt());
    }
  }

  @Override
  public TaskHost host() {
    return TaskHost.EVENT_LOOP;
  }

  @Override
  public Set<PythonModule> modules() {
    return Set.of(PythonModule.ASYNCIO);
  }

  @Override
  public long workers(List<TaskSpec> tasks) {
    // The pool's size depends on the machine, but is never below its hardware threads up to 32.
    return toThread.isEmpty() ? 1 : Math.min(StrategySpecs.instances(tasks), DefaultWorkers.MOST);
  }
}
