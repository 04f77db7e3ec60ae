package gilsim.strategy;

import gilsim.form.Form;
import gilsim.form.Key;
import gilsim.form.Types;
import gilsim.workload.TaskSpec;
import java.util.List;
import java.util.OptionalInt;

/**
 * One asyncio event loop in one thread.
 *
 * @param limit how many tasks may be inside at once (an {@code asyncio.Semaphore} around the whole
 *     task), at least 1; empty: no limit
 */
public record AsyncioSpec(OptionalInt limit) implements StrategySpec {

  /** A loop without any of the keys. */
  public static final AsyncioSpec PLAIN = new AsyncioSpec(OptionalInt.empty());

  private static final Key<Integer> LIMIT =
      Key.optional(
          "limit",
          Types.integer(1, 100_000_000),
          "how many tasks may be inside at once (a Semaphore around the whole task); else all");

  /** How it is written. */
  public static final Form<AsyncioSpec> TYPE =
      Form.of(
          "asyncio",
          "one event loop in one thread",
          v -> new AsyncioSpec(StrategySpecs.optional(v.find(LIMIT))),
          LIMIT,
          Key.later("to-thread", "steps that run in a thread pool beside the loop"));

  /** Validates the limit. */
  public AsyncioSpec {
    if (limit.isPresent() && limit.getAsInt() < 1) {
      throw new IllegalArgumentException("limit must be at least 1 but is " + limit.getAsInt());
    }
  }

  @Override
  public TaskHost host() {
    return TaskHost.EVENT_LOOP;
  }

  @Override
  public long workers(List<TaskSpec> tasks) {
    return 1;
  }
}
