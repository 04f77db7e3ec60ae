package gilsim.strategy;

import gilsim.form.Key;
import gilsim.form.Types;
import gilsim.form.ValueType;
import gilsim.form.WordType;
import gilsim.interpreter.InnerExecutor;
import gilsim.interpreter.PythonModule;
import gilsim.interpreter.StartMethod;
import gilsim.workload.Arrival;
import gilsim.workload.BatchArrival;
import gilsim.workload.ClientArrival;
import gilsim.workload.LoopArrival;
import gilsim.workload.TaskSpec;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;

/** Checks that several strategies share. */
final class StrategySpecs {
  static final int MOST_WORKERS = 1_000_000;

  /** How child processes start. */
  static final Key<StartMethod> START =
      Key.optional(
          "start",
          WordType.of(StartMethod.values(), StartMethod::label),
          "how child processes start; else as the interpreter does by default");

  /** A strategy inside each worker process. */
  static final Key<StrategySpec> INSIDE =
      inside("strategy-inside", "strategy inside worker processes", StrategyKind::fitsInside);

  private StrategySpecs() {}

  /**
   * The key of a strategy inside each worker.
   *
   * @param name of this choice of kinds, unique among the forms
   * @param title what it describes
   */
  static Key<StrategySpec> inside(String name, String title, Predicate<StrategyKind> allowed) {
    return Key.optional(
        "inside",
        new StrategyChoice(name, title, List.of(), allowed),
        "the strategy by which each worker runs the tasks it is given; else one after another");
  }

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

  static void requireInside(Optional<StrategySpec> inside) {
    if (inside.isPresent() && !StrategyKind.of(inside.get()).fitsInside()) {
      throw new IllegalArgumentException(
          StrategyKind.of(inside.get()).label() + " cannot run inside another strategy");
    }
  }

  /**
   * Workers of a strategy and of the one inside each of them. There are never more threads than
   * tasks where each task has one of its own.
   *
   * @param outer how many workers the outer strategy has, at least 1
   */
  static long workers(long outer, Optional<StrategySpec> inside, List<TaskSpec> tasks) {
    if (inside.isEmpty()) {
      return outer;
    }
    long each = inside.get().workers(tasks);
    return inside.get() instanceof ThreadsSpec ? Math.max(outer, each) : outer * each;
  }

  /** What each worker runs its tasks with; empty: one after another, in its main thread. */
  static Optional<InnerExecutor> inner(Optional<StrategySpec> inside) {
    return inside.flatMap(spec -> StrategyKind.strategy(spec).inner());
  }

  /** What a program imports whose workers are processes. */
  static Set<PythonModule> modules(Optional<StrategySpec> inside) {
    Set<PythonModule> modules = EnumSet.of(PythonModule.MULTIPROCESSING);
    inside.ifPresent(spec -> modules.addAll(spec.modules()));
    return modules;
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
