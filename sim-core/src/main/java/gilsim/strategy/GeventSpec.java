package gilsim.strategy;

import gilsim.form.Form;
import gilsim.form.Key;
import gilsim.form.Types;
import gilsim.interpreter.PythonModule;
import gilsim.workload.TaskSpec;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Greenlets of one gevent hub in one thread, with everything that blocks patched.
 *
 * @param limit how many tasks may be inside at once (a {@code gevent.lock.Semaphore} around the
 *     whole task), at least 1; empty: no limit
 */
public record GeventSpec(OptionalInt limit) implements StrategySpec {

  /** A hub without any of the keys. */
  public static final GeventSpec PLAIN = new GeventSpec(OptionalInt.empty());

  private static final Key<Integer> LIMIT =
      Key.optional(
          "limit",
          Types.integer(1, 100_000_000),
          "how many tasks may be inside at once (a Semaphore around the whole task); else all");

  /** How it is written. */
  public static final Form<GeventSpec> TYPE =
      Form.of(
          "gevent",
          "greenlets of one hub in one thread",
          v -> new GeventSpec(StrategySpecs.optional(v.find(LIMIT))),
          LIMIT);

  /** Validates the limit. */
  public GeventSpec {
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
    return Set.of(PythonModule.GEVENT);
  }

  @Override
  public long workers(List<TaskSpec> tasks) {
    return 1;
  }
}
