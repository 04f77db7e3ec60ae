package gilsim.strategy;

import gilsim.interpreter.PythonModule;
import gilsim.workload.TaskSpec;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How a program runs its tasks. Adding one: a record here, a class that runs it, and a line in
 * {@link StrategyKind}.
 */
public sealed interface StrategySpec
    permits SequentialSpec,
        ThreadsSpec,
        ThreadPoolSpec,
        AsyncioSpec,
        ProcessesSpec,
        ProcessPoolSpec,
        InterpreterPoolSpec,
        GeventSpec,
        ByTaskSpec {

  /**
   * How many workers (threads or processes) run the tasks: what the metric {@code efficiency}
   * divides by, besides the hardware threads. An event loop is one worker, unless it leaves steps
   * to threads. A strategy inside the workers of another one multiplies them.
   *
   * @param tasks the kinds of task that this strategy runs
   * @return at least 1; a very large number where an open stream makes as many as it needs
   */
  long workers(List<TaskSpec> tasks);

  /** The strategy by which each of its workers runs the tasks it is given; empty: none. */
  default Optional<StrategySpec> inside() {
    return Optional.empty();
  }

  /** Where its tasks run. */
  default TaskHost host() {
    return TaskHost.THREADS;
  }

  /** What the program imports for it beside what every program does. */
  default Set<PythonModule> modules() {
    return Set.of();
  }
}
