package gilsim.advice;

import gilsim.experiment.SystemSpec;
import gilsim.strategy.AsyncioSpec;
import gilsim.strategy.InterpreterPoolSpec;
import gilsim.strategy.ProcessPoolSpec;
import gilsim.strategy.ProcessesSpec;
import gilsim.strategy.StrategySpec;
import gilsim.strategy.ThreadPoolSpec;
import gilsim.strategy.ThreadsSpec;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The size that a strategy states.
 *
 * @param key its key in the scenario
 * @param number how large it is
 * @param most the largest size worth trying
 */
record Size(String key, int number, int most) {
  /** More threads or coroutines at once than this are tried only if the scenario says so. */
  private static final int MANY = 256;

  /** Processes and interpreters per hardware thread; more only share processors. */
  private static final int PER_HARDWARE_THREAD = 2;

  /** The size of a strategy; empty if it states none. */
  static Optional<Size> of(SystemSpec system) {
    StrategySpec spec = system.strategy();
    long tasks = new ThreadsSpec().workers(system.tasks());
    long threads = Math.min(MANY, tasks);
    long processes =
        Math.min((long) PER_HARDWARE_THREAD * system.machine().hardwareThreads(), tasks);
    if (spec instanceof ThreadPoolSpec pool) {
      return Optional.of(new Size("workers", pool.workers(), larger(threads, pool.workers())));
    }
    if (spec instanceof ProcessPoolSpec pool) {
      return Optional.of(new Size("workers", pool.workers(), larger(processes, pool.workers())));
    }
    if (spec instanceof InterpreterPoolSpec pool) {
      return Optional.of(new Size("workers", pool.workers(), larger(processes, pool.workers())));
    }
    if (spec instanceof ProcessesSpec pool && pool.workers().isPresent()) {
      int workers = pool.workers().getAsInt();
      return Optional.of(new Size("workers", workers, larger(processes, workers)));
    }
    if (spec instanceof AsyncioSpec loop && loop.limit().isPresent()) {
      int limit = loop.limit().getAsInt();
      return Optional.of(new Size("limit", limit, larger(threads, limit)));
    }
    return Optional.empty();
  }

  private static int larger(long bound, int stated) {
    return (int) Math.max(bound, stated);
  }

  /** Powers of two up to the largest, the largest itself and the stated one. */
  TreeSet<Integer> first() {
    TreeSet<Integer> sizes = new TreeSet<>();
    for (long size = 1; size <= most; size *= 2) {
      sizes.add((int) size);
    }
    sizes.add(number);
    sizes.add(most);
    return sizes;
  }
}
