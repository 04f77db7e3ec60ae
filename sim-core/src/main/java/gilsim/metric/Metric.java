package gilsim.metric;

import gilsim.trace.TaskState;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The metrics there are, in the order in which results list them. Adding one: a line here and, if
 * no probe collects yet what it needs, a {@link Probe}.
 *
 * <p>Everything counts after the warm-up only: tasks that are completed after it, time averages
 * over the time after it. A metric that does not apply to a run (no task completed, nobody had to
 * wait, no price stated, ...) has no value.
 */
public enum Metric {
  /** End of all work. */
  MAKESPAN(
      "makespan",
      "s",
      Scope.RUN,
      "time 0 to the end of the last finite task; runs until done whose work was all done",
      CompletionProbe.KIND,
      (probe, index, window) -> probe.makespan(window)),
  /** Completed tasks per time. */
  THROUGHPUT(
      "throughput",
      "1/s",
      Scope.TASK,
      "tasks completed after the warm-up / time after the warm-up",
      CompletionProbe.KIND,
      (probe, index, window) -> probe.throughput(index, window)),
  /** Mean latency. */
  LATENCY_MEAN(
      "latency-mean",
      "s",
      Scope.TASK,
      "mean time of a completed task from its arrival to its end, waiting included",
      LatencyProbe.KIND,
      (probe, index, window) -> probe.mean(index)),
  /** Median latency. */
  LATENCY_P50(
      "latency-p50",
      "s",
      Scope.TASK,
      "median latency: interpolated between order statistics (type 7) up to 100,000 completed"
          + " tasks, from a histogram within 0.1 % beyond; so are the other quantiles",
      LatencyProbe.KIND,
      (probe, index, window) -> probe.quantile(index, 0.50)),
  /** 95 % quantile of latency. */
  LATENCY_P95(
      "latency-p95",
      "s",
      Scope.TASK,
      "latency that 95 % of the completed tasks do not exceed",
      LatencyProbe.KIND,
      (probe, index, window) -> probe.quantile(index, 0.95)),
  /** 99 % quantile of latency. */
  LATENCY_P99(
      "latency-p99",
      "s",
      Scope.TASK,
      "latency that 99 % of the completed tasks do not exceed",
      LatencyProbe.KIND,
      (probe, index, window) -> probe.quantile(index, 0.99)),
  /** Largest latency. */
  LATENCY_MAX(
      "latency-max",
      "s",
      Scope.TASK,
      "largest latency of a completed task",
      LatencyProbe.KIND,
      (probe, index, window) -> probe.max(index)),
  /** Gain over the baseline. */
  SPEEDUP(
      "speedup",
      "1",
      "baseline makespan / makespan; runs with a duration: throughput / baseline throughput"),
  /** Gain per worker. */
  EFFICIENCY("efficiency", "1", "speedup / min(workers, hardware threads)"),
  /** Load of the processors. */
  CPU_UTILIZATION(
      "cpu-utilization",
      "share",
      Scope.RUN,
      "busy hardware-thread time / (hardware threads × time), switching included",
      ProcessorProbe.KIND,
      (probe, index, window) -> probe.utilization(window)),
  /** Load of the GILs. */
  GIL_HELD(
      "gil-held",
      "share",
      Scope.RUN,
      "share of the time that a GIL is held, mean over the interpreters that took theirs",
      GilProbe.KIND,
      (probe, index, window) -> probe.heldShare(window)),
  /** Waits for the GIL. */
  GIL_WAIT_MEAN(
      "gil-wait-mean",
      "s",
      Scope.RUN,
      "mean wait for the GIL of those who found it held when they asked",
      GilProbe.KIND,
      (probe, index, window) -> probe.waitMean()),
  /** Changes of the GIL's holder. */
  GIL_SWITCHES(
      "gil-switches",
      "count",
      Scope.RUN,
      "how often a GIL was taken by another thread than the last holder, sum over interpreters",
      GilProbe.KIND,
      (probe, index, window) -> probe.switches()),
  /** Switches by blocking. */
  CONTEXT_SWITCHES_VOLUNTARY(
      "context-switches-voluntary",
      "count",
      Scope.RUN,
      "how often a thread left its processor by blocking",
      SchedulerProbe.KIND,
      (probe, index, window) -> probe.voluntary()),
  /** Switches by preemption. */
  CONTEXT_SWITCHES_INVOLUNTARY(
      "context-switches-involuntary",
      "count",
      Scope.RUN,
      "how often a thread was taken off its processor",
      SchedulerProbe.KIND,
      (probe, index, window) -> probe.involuntary()),
  /** Changes of processor. */
  MIGRATIONS(
      "migrations",
      "count",
      Scope.RUN,
      "how often a thread continued on another hardware thread than before",
      SchedulerProbe.KIND,
      (probe, index, window) -> probe.migrations()),
  /** Time that the quota took. */
  THROTTLED_TIME(
      "throttled-time",
      "s",
      Scope.RUN,
      "time that hardware threads kept ready threads waiting for the refill of the cpu-quota, sum"
          + " over the hardware threads (throttled_usec of cgroup v2)",
      ThrottleProbe.KIND,
      (probe, index, window) -> probe.seconds(window)),
  /** Time on a processor. */
  TIME_RUNNING(TaskState.RUNNING, "on a processor"),
  /** Time waiting for the GIL. */
  TIME_GIL_WAIT(TaskState.GIL_WAIT, "waiting for the GIL and for a processor to take it with"),
  /** Time waiting for a processor. */
  TIME_CORE_WAIT(
      TaskState.CORE_WAIT, "ready, waiting for a processor, a worker or the event loop's turn"),
  /** Time waiting for devices. */
  TIME_DEVICE(TaskState.DEVICE, "waiting for devices"),
  /** Time waiting for locks. */
  TIME_LOCK(
      TaskState.LOCK,
      "waiting for locks, queues, conditions or the results of other tasks of the program"),
  /** Time asleep. */
  TIME_ASLEEP(TaskState.ASLEEP, "in a sleep"),
  /** Load of a device. */
  DEVICE_UTILIZATION(
      "device-utilization",
      "share",
      Scope.DEVICE,
      "time average of the share of the device's capacity in use; of a device without contention,"
          + " the share of the time that any request is there",
      DeviceProbe.KIND,
      (probe, index, window) -> probe.utilization(index, window)),
  /** Requests that wait at a device; items in a queue of the program. */
  QUEUE_LENGTH(
      "queue-length",
      "count",
      Scope.LINE,
      "time average of the requests that wait for the device, those in service not included; of a"
          + " queue, of the items in it",
      DeviceProbe.KIND,
      (probe, index, window) -> probe.queueLength(index, window)),
  /** Requests that a device refused. */
  REFUSED(
      "refused",
      "count",
      Scope.DEVICE,
      "requests that the device refused because it had no room",
      DeviceProbe.KIND,
      (probe, index, window) -> probe.refused(index, window)),
  /** Waits for a lock. */
  LOCK_WAIT_MEAN(
      "lock-wait-mean",
      "s",
      Scope.LOCK,
      "mean wait for the lock of those who found it taken when they asked",
      LockProbe.KIND,
      (probe, index, window) -> probe.waitMean(index)),
  /** Increments that had no effect. */
  LOST_UPDATES(
      "lost-updates",
      "share",
      Scope.VARIABLE,
      "share of the increments of the variable that were lost",
      LostUpdateProbe.KIND,
      (probe, index, window) -> probe.lostShare(index)),
  /** Start of the workers. */
  STARTUP_TIME(
      "startup-time",
      "s",
      Scope.RUN,
      "time 0 to the last worker ready, whatever the warm-up",
      StartupProbe.KIND,
      (probe, index, window) -> probe.seconds()),
  /** Memory at its peak. */
  PEAK_MEMORY(
      "peak-memory",
      "bytes",
      Scope.RUN,
      "largest sum of the proportional set sizes of all processes, as if no other program shared"
          + " their pages",
      MemoryProbe.KIND,
      (probe, index, window) -> probe.peak()),
  /** Price of the work. */
  COST_PER_MILLION(
      "cost-per-million",
      "1",
      Scope.RUN,
      "price-per-hour × hours / completed × 10⁶, in the price's currency",
      CompletionProbe.KIND,
      (probe, index, window) -> probe.costPerMillion(window)),
  /** Tasks that were completed. */
  COMPLETED(
      "completed",
      "count",
      Scope.TASK,
      "tasks completed after the warm-up",
      CompletionProbe.KIND,
      (probe, index, window) -> probe.completed(index)),
  /** Tasks that were left. */
  UNFINISHED(
      "unfinished",
      "count",
      Scope.RUN,
      "tasks that came but were not completed by the end of the run",
      CompletionProbe.KIND,
      (probe, index, window) -> window.unfinished()),
  /** How fast the host was beside a measured run. */
  HOST_SPEED(
      "host-speed",
      "1",
      "measured runs only: speed of a loop alone just before and after the run (the slower of the"
          + " two), relative to the speed that its work was made for"),
  /** How fast the processors were before a measured run. */
  PROCESSOR_SPEED(
      "processor-speed",
      "1",
      "measured runs only, of up to eight processors, the one first on which the run began, then"
          + " from fast to slow: usual speed of a loop alone before the run, relative to the speed"
          + " that its work was made for"),
  /** How fast the processors were after a measured run. */
  PROCESSOR_SPEED_AFTER(
      "processor-speed-after",
      "1",
      "measured runs only, not of runs with a set duration: the same after the run, in the same"
          + " order"),
  /** How much processors slowed each other beside a measured run. */
  PROCESSORS_TOGETHER(
      "processors-together",
      "1",
      "measured runs only, where several processors may be used: speed of that loop while each of"
          + " up to eight processors runs one, relative to one alone, before the run"
          + " (processors-together/1) and after it (/2)"),
  /** How much short disturbances took beside a measured run. */
  HOST_STEADINESS(
      "host-steadiness",
      "1",
      "measured runs only: mean speed of that loop, short disturbances included, relative to its"
          + " usual speed"),
  /** What the work of a measured run was made for. */
  WORK_SPEED(
      "work-speed",
      "1",
      "measured runs only: the speed that the run's work was made for, relative to the one of the"
          + " profile that it is compared with, or to the one that was calibrated when measuring"
          + " began"),
  /** How late answers of devices were in a measured run. */
  DEVICE_LATENESS(
      "device-lateness",
      "s",
      "measured runs only, of devices that a process plays: by how much their answers were late,"
          + " the mean of the least tenth of them (<device>/1), of the next and so on");

  private final String label;
  private final String unit;
  private final Scope scope;
  private final String description;
  private final Optional<Source<?>> source;

  <P extends Probe> Metric(
      String label,
      String unit,
      Scope scope,
      String description,
      ProbeKind<P> kind,
      Reading<P> reading) {
    this.label = label;
    this.unit = unit;
    this.scope = scope;
    this.description = description;
    this.source = Optional.of(new Source<>(kind, reading));
  }

  Metric(TaskState state, String description) {
    this(
        "time/" + state.label(),
        "s",
        Scope.RUN,
        "time per completed task " + description + "; the six times add up to latency-mean",
        TaskTimeProbe.KIND,
        (probe, index, window) -> probe.mean(state));
  }

  Metric(String label, String unit, String description) {
    this.label = label;
    this.unit = unit;
    this.scope = Scope.RUN;
    this.description = description;
    this.source = Optional.empty();
  }

  /** Whether a name in the output files tells of what was around a measured run, not of the run. */
  public static boolean ofTheHost(String name) {
    String label = name.split("/", 2)[0];
    return Stream.of(
            HOST_SPEED,
            PROCESSOR_SPEED,
            PROCESSOR_SPEED_AFTER,
            PROCESSORS_TOGETHER,
            HOST_STEADINESS,
            WORK_SPEED,
            DEVICE_LATENESS)
        .anyMatch(metric -> metric.label.equals(label));
  }

  /** The name in the output files, without the part that a device, lock or kind of task adds. */
  public String label() {
    return label;
  }

  /** The name in the output files with a place-holder, e.g. {@code queue-length/<device>}. */
  public String pattern() {
    return scope.wholeRun() ? label : label + "/<" + scope.part() + ">";
  }

  /** {@code s}, {@code 1/s}, {@code share}, {@code bytes}, {@code count} or {@code 1}. */
  public String unit() {
    return unit;
  }

  /** What it exists for. */
  public Scope scope() {
    return scope;
  }

  /** Its meaning, for people; one line without a full stop. */
  public String description() {
    return description;
  }

  /** True if it is not measured in a run but computed from several runs. */
  public boolean isDerived() {
    return source.isEmpty();
  }

  /**
   * The metric that a name in the output files belongs to.
   *
   * @param name such as {@code time/running}, {@code latency-p99/fetch}; empty result if unknown
   */
  public static Optional<Metric> of(String name) {
    for (Metric metric : values()) {
      boolean family = metric.scope != Scope.RUN && name.startsWith(metric.label + "/");
      if (family || (name.equals(metric.label) && metric.scope.wholeRun())) {
        return Optional.of(metric);
      }
    }
    return Optional.empty();
  }

  Optional<Source<?>> source() {
    return source;
  }
}
