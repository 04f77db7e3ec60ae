package gilsim.os;

import java.util.List;
import java.util.Optional;

/**
 * What the container allows its threads (cgroup v2).
 *
 * @param quota limit of CPU time ({@code cpu.max}); empty: none
 * @param affinity the only hardware threads to use, by number, each once ({@code cpuset.cpus}; also
 *     {@code sched_setaffinity}); empty: all
 */
public record ControlGroup(Optional<CpuQuota> quota, List<Integer> affinity) {

  /** Validates the list and copies it in ascending order. */
  public ControlGroup {
    affinity = affinity.stream().sorted().distinct().toList();
    if (!affinity.isEmpty() && affinity.get(0) < 0) {
      throw new IllegalArgumentException(
          "affinity must hold numbers of hardware threads from 0 but holds " + affinity.get(0));
    }
  }

  /**
   * Checks that a machine has the named hardware threads.
   *
   * @throws IllegalArgumentException if it has not
   */
  public void check(int hardwareThreads) {
    for (int thread : affinity) {
      if (thread >= hardwareThreads) {
        throw new IllegalArgumentException(
            "affinity names hardware thread "
                + thread
                + ", but the machine has only 0 to "
                + (hardwareThreads - 1));
      }
    }
  }

  /** True if threads may run on a hardware thread. */
  boolean allows(int hardwareThread) {
    return affinity.isEmpty() || affinity.contains(hardwareThread);
  }

  /** No limits. */
  public static ControlGroup unlimited() {
    return new ControlGroup(Optional.empty(), List.of());
  }
}
