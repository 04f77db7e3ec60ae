package gilsim.calibration;

import gilsim.form.MapNode;
import java.util.List;
import java.util.OptionalLong;

/** What the system says about the host: processors, memory, scheduler. */
final class HostFit {
  private static final long EEVDF = 6006;
  private static final long SHORTER_SLICE = 6015;

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
    }
  }
}
