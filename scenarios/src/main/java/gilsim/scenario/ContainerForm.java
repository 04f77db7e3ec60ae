package gilsim.scenario;

import gilsim.form.Form;
import gilsim.form.Key;
import gilsim.form.Range;
import gilsim.form.Types;
import gilsim.form.Values;
import gilsim.form.WordType;
import gilsim.os.BandwidthSpec;
import gilsim.os.ControlGroup;
import gilsim.os.CpuQuota;
import java.util.List;
import java.util.Optional;

/** How the limits of a container are written: keys of the machine and of its operating system. */
final class ContainerForm {
  private static final int MOST_THREADS = 1_000_000;

  private static final Key<Double> CPUS =
      Key.required(
          "cpus",
          Types.number(Range.above(0, MOST_THREADS)),
          "CPU time per time: 1.5 are one and a half processors");

  private static final Key<Long> PERIOD =
      Key.of("period", Types.positiveDuration(), "100ms", "how often there is new time; 1ms to 1s");

  private static final Form<Optional<CpuQuota>> QUOTA_FORM =
      Form.of(
          "cpu-quota",
          "a container's limit of CPU time (cgroup v2 cpu.max)",
          v -> Optional.of(new CpuQuota(v.get(CPUS), v.get(PERIOD))),
          CPUS,
          PERIOD);

  static final Key<Optional<CpuQuota>> QUOTA =
      Key.of(
          "cpu-quota",
          WordType.or("none", Optional.empty(), QUOTA_FORM),
          "none",
          "a container's limit of CPU time (cgroup v2 cpu.max); periods begin at time 0");

  static final Key<List<Integer>> AFFINITY =
      Key.of(
          "affinity",
          WordType.or("all", List.of(), Types.list(Types.integer(0, MOST_THREADS), 1)),
          "all",
          "the only hardware threads to use (cgroup v2 cpuset.cpus, sched_setaffinity), by number"
              + " from 0: siblings are neighbours, efficiency cores come last; metrics still count"
              + " all hardware threads of the machine");

  private static final Key<Long> SLICE =
      Key.of(
              "slice",
              Types.duration(),
              "5ms",
              "how much of a quota a processor takes at once (sysctl sched_cfs_bandwidth_slice_us),"
                  + " checked at its ticks; 0: the quota is exhausted at the exact instant")
          .asCost();

  private static final Key<Long> KEPT =
      Key.of(
              "kept",
              Types.duration(),
              "1ms",
              "what a processor that becomes idle keeps of its slice (kernel: min_cfs_rq_runtime)")
          .asCost();

  private static final Key<Long> SLACK_DELAY =
      Key.of(
              "slack-delay",
              Types.duration(),
              "5ms",
              "how long after idle processors gave time back throttled ones get it (kernel:"
                  + " cfs_bandwidth_slack_period)")
          .asCost();

  static final Key<BandwidthSpec> BANDWIDTH =
      Key.of(
          "bandwidth",
          Form.of(
              "bandwidth",
              "how the time of a cpu-quota gets to the processors",
              v -> new BandwidthSpec(v.get(SLICE), v.get(KEPT), v.get(SLACK_DELAY)),
              SLICE,
              KEPT,
              SLACK_DELAY),
          "{}",
          "how the time of a cpu-quota gets to the processors");

  private ContainerForm() {}

  static ControlGroup group(Values machine, int hardwareThreads) {
    ControlGroup group = new ControlGroup(machine.get(QUOTA), machine.get(AFFINITY));
    group.check(hardwareThreads);
    return group;
  }
}
