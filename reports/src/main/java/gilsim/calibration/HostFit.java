package gilsim.calibration;

import gilsim.form.MapNode;
import gilsim.scenario.RelativeInterval;
import java.util.List;
import java.util.OptionalLong;

/** What the system says about the host: processors, memory, scheduler. */
final class HostFit {
  private static final long EEVDF = 6006;
  private static final long SHORTER_SLICE = 6015;
  private static final long LIMITED_SEARCH = 5019;
  private static final long SKIPS = 6019;

  /** Traces of seven loads on one guest with Linux 6.18.44: 0.70 to 0.81. */
  private static final String SKIPPED = "0.75";

  private static final RelativeInterval SKIPPED_SPREAD = new RelativeInterval(0.93, 1.08);

  private final HostState state;
  private final Draft draft;

  HostFit(HostState state, Draft draft) {
    this.state = state;
    this.draft = draft;
  }

  /**
   * Puts it in.
   *
   * @param processors sockets, cores and hardware threads as a scenario would write them
   */
  void apply(MapNode processors) {
    for (String key : List.of("sockets", "cores", "threads-per-core")) {
      processors
          .text(key)
          .ifPresent(value -> draft.known(key, value, "/sys/devices/system/cpu, cgroup limits"));
    }
    OptionalLong memory = state.memory();
    if (memory.isPresent()) {
      draft.known("memory", Printed.size(memory.getAsLong()), "/proc/meminfo, MemTotal");
    }
    OptionalLong kernel = state.kernelNumber();
    if (kernel.isPresent()) {
      String source = "release " + state.kernel() + " of Linux, kernel/sched/fair.c";
      boolean eevdf = kernel.getAsLong() >= EEVDF;
      draft.known("os.policy", eevdf ? "eevdf" : "cfs", source + ": eevdf from 6.6 on");
      draft.known(
          "os.base-slice",
          kernel.getAsLong() >= SHORTER_SLICE ? "700us" : "750us",
          source + ": 0.7 ms from 6.15 on, 0.75 ms before");
      draft.known(
          "os.placement.search-limit",
          kernel.getAsLong() >= LIMITED_SEARCH ? "1.17" : "0",
          source + ", SIS_UTIL from 5.19 on");
      draft.known("os.placement.hot-for", "500us", source + ", sysctl_sched_migration_cost");
      newlyIdle(kernel.getAsLong(), source);
      draft.known(
          "os.selector-slack",
          "0.001",
          "Linux fs/select.c, select_estimate_accuracy, all releases");
    }
  }

  /** Stable kernels got it, too; so the kernel is asked for the name of what it counts. */
  private void newlyIdle(long kernel, String source) {
    boolean skips = state.kernelKnows("newidle_ratio").orElse(kernel >= SKIPS);
    draft.known(
        "os.placement.newly-idle-skips",
        skips ? SKIPPED : "0",
        source
            + (skips
                ? ", NI_RANDOM; how often at first is not measured here: 0.7 to 0.81 in traces of"
                    + " seven loads on a guest of two processors with Linux 6.18.44"
                : ": before NI_RANDOM, which came with 6.19"));
    if (skips) {
      draft.uncertain("os.placement.newly-idle-skips", SKIPPED_SPREAD);
    }
  }
}
