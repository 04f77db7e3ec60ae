package gilsim.strategy;

import gilsim.form.Key;
import gilsim.form.Node;
import gilsim.form.Types;
import gilsim.form.ValueType;
import gilsim.form.WordType;
import gilsim.interpreter.StartMethod;
import gilsim.workload.Arrival;
import gilsim.workload.BatchArrival;
import gilsim.workload.ClientArrival;
import gilsim.workload.LoopArrival;
import gilsim.workload.TaskSpec;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Checks that several strategies share. */
final class StrategySpecs {
  private static final int MOST_WORKERS = 1_000_000;

  /** How child processes start. */
  static final Key<StartMethod> START =
      Key.optional(
          "start",
          WordType.of(StartMethod.values(), StartMethod::label),
          "how child processes start; else as the interpreter does by default");

  /** A strategy inside each worker. */
  static final Key<Node> INSIDE = Key.later("inside", "the strategy that runs in each worker");

  private StrategySpecs() {}

  static ValueType<Integer> workers() {
    return Types.integer(1, MOST_WORKERS);
  }

  static OptionalInt optional(Optional<Integer> value) {
    return value.map(OptionalInt::of).orElseGet(OptionalInt::empty);
  }

  static void requireWorkers(int workers) {
    if (workers < 1) {
      throw new IllegalArgumentException("workers must be at least 1 but is " + workers);
    }
  }

  /** One thread or process for each task, client or loop: how many that makes, at least 1. */
  static long instances(List<TaskSpec> tasks) {
    return Math.max(1, tasks.stream().mapToLong(task -> instances(task.arrival())).sum());
  }

  private static long instances(Arrival arrival) {
    if (arrival instanceof BatchArrival batch) {
      return batch.count();
    }
    if (arrival instanceof ClientArrival clients) {
      return clients.clients();
    }
    // An open stream makes as many as it needs.
    return arrival instanceof LoopArrival loops ? loops.loops() : Integer.MAX_VALUE;
  }
}
