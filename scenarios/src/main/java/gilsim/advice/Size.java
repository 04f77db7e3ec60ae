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
 * @param most the largest size to try at first
 * @param cap the largest to go on to while larger ones are as good or better
 * @param useful how many tasks there can be at once; a larger size leaves the others idle
 */
record Size(String key, int number, int most, int cap, long useful) {
  /** Threads or coroutines at once to try at first. */
  private static final int MANY_THREADS = 256;

  /** More threads or coroutines than this are tried only if the scenario says so. */
  static final int MOST_THREADS = 4096;

  /** Processes and interpreters per hardware thread to try at first; tasks that wait need more. */
  private static final int PER_HARDWARE_THREAD = 2;

  /** More processes or interpreters than this are tried only if the scenario says so. */
  static final int MOST_PROCESSES = 256;

  /** The size of a strategy; empty if it states none. */
  static Optional<Size> of(SystemSpec system) {
    StrategySpec spec = system.strategy();
    if (spec instanceof ThreadPoolSpec pool) {
      return Optional.of(threads("workers", pool.workers(), system));
    }
    if (spec instanceof ProcessPoolSpec pool) {
      return Optional.of(processes(pool.workers(), system));
    }
    if (spec instanceof InterpreterPoolSpec pool) {
      return Optional.of(processes(pool.workers(), system));
    }
    if (spec instanceof ProcessesSpec pool && pool.workers().isPresent()) {
      return Optional.of(processes(pool.workers().getAsInt(), system));
    }
    if (spec instanceof AsyncioSpec loop && loop.limit().isPresent()) {
      return Optional.of(threads("limit", loop.limit().getAsInt(), system));
    }
    return Optional.empty();
  }

  private static Size threads(String key, int stated, SystemSpec system) {
    return bounded(key, stated, MANY_THREADS, MOST_THREADS, system);
  }

  private static Size processes(int stated, SystemSpec system) {
    int first = PER_HARDWARE_THREAD * system.machine().hardwareThreads();
    return bounded("workers", stated, first, MOST_PROCESSES, system);
  }

  private static Size bounded(String key, int stated, int first, int last, SystemSpec system) {
    long useful = new ThreadsSpec().workers(system.tasks());
    int most = (int) Math.max(stated, Math.min(useful, first));
    int cap = (int) Math.max(most, Math.min(useful, last));
    return new Size(key, stated, most, cap, useful);
  }

  /** Powers of two up to the largest at first, that itself and the stated one. */
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
