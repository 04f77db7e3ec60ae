package gilsim.strategy;

import gilsim.distribution.Distribution;
import gilsim.distribution.DistributionType;
import gilsim.form.Form;
import gilsim.form.Key;
import gilsim.form.Types;
import gilsim.interpreter.Program;
import gilsim.interpreter.WorkerDeath;
import gilsim.kernel.RandomStream;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The fault {@code worker-dies}: a worker process is killed ({@code kill -9}) while it does
 * whatever it does.
 *
 * @param after when, nanoseconds from time 0 of the run, at least 0
 * @param worker which, in the order of their start, from 0; empty: the first started of those alive
 */
public record WorkerDies(Distribution after, OptionalInt worker) {
  private static final String NAME = "worker-dies";

  private static final Key<Distribution> AFTER =
      Key.required("after", DistributionType.duration(), "when, from time 0 of the run");

  private static final Key<Integer> WORKER =
      Key.optional(
          "worker",
          Types.integer(0, StrategySpecs.MOST_WORKERS - 1),
          "which, in the order of their start, from 0; else the first started of those alive");

  private static final Form<WorkerDies> TYPE =
      Form.of(
          NAME,
          "the death of a worker",
          v -> new WorkerDies(v.get(AFTER), StrategySpecs.optional(v.find(WORKER))),
          AFTER,
          WORKER);

  /** The key of the strategies that have worker processes; a thread cannot die alone. */
  static final Key<WorkerDies> KEY =
      Key.optional(NAME, TYPE, "a fault: one worker process is killed (kill -9)");

  /**
   * Refuses a worker that there never is.
   *
   * @throws IllegalArgumentException if a death is planned for one
   */
  static void check(Optional<WorkerDies> dies, int workers) {
    OptionalInt worker = dies.map(WorkerDies::worker).orElse(OptionalInt.empty());
    if (worker.isPresent() && worker.getAsInt() >= workers) {
      throw new IllegalArgumentException(
          "worker-dies: worker must be 0 to "
              + (workers - 1)
              + " with workers: "
              + workers
              + " but is "
              + worker.getAsInt());
    }
  }

  /** Plans it for the workers of a part. */
  WorkerDeath plan(Part part) {
    String tasks = part.programs().stream().findFirst().map(Program::name).orElse("");
    RandomStream random = part.parent().environment().streams().stream(NAME + "/" + tasks, 0);
    long at = Math.round(after.sample(random, 0));
    return WorkerDeath.at(part.parent().environment(), at, worker);
  }
}
