package gilsim.scenario;

import gilsim.form.Form;
import gilsim.form.Key;
import gilsim.form.Types;
import gilsim.form.Values;
import gilsim.form.WordType;
import gilsim.os.ControlGroup;
import gilsim.os.OsSpec;
import gilsim.os.SchedulerKind;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.IntFunction;

/**
 * The {@code os} part of a machine. Its result still waits for the number of hardware threads, on
 * which the automatic slice depends.
 */
final class OsForm {
  private static final Key<SchedulerKind> POLICY =
      Key.of("policy", WordType.of(policies(), "cfs"), "eevdf", "the scheduling policy");

  private static final Key<OptionalLong> SLICE =
      Key.of(
          "slice",
          WordType.or("auto", OptionalLong.empty(), Types.positiveDuration().map(OptionalLong::of)),
          "auto",
          "CPU time before an equal thread gets its turn; auto: the base slice x (1 + floor(log2"
              + " of the hardware threads, at most 8))");

  private static final Key<Long> BASE_SLICE =
      Key.of(
          "base-slice",
          Types.positiveDuration(),
          "700us",
          "the kernel's unscaled slice (Linux 6.15 and later; 750us before), for slice: auto");

  private static final Key<Long> TICK =
      Key.of(
          "tick",
          Types.duration(),
          "4ms",
          "period of the timer interrupt at which slices end; 0: exactly when they end");

  private static final Key<Long> CONTEXT_SWITCH =
      Key.of("context-switch", Types.duration(), "1.5us", "cost of switching between threads")
          .asCost();

  private static final Key<Long> SAME_CPU =
      Key.of("same-cpu", Types.duration(), "4us", "on the processor where the thread last ran")
          .asCost();

  private static final Key<Long> CROSS_CPU =
      Key.of("cross-cpu", Types.duration(), "8us", "on another processor").asCost();

  /** Latencies of a wake-up. */
  private record Wakeup(long sameCpu, long crossCpu) {}

  private static final Key<Wakeup> WAKEUP =
      Key.of(
          "wakeup",
          Form.of(
              "wakeup",
              "time from a wake-up to the begin of the switch",
              v -> new Wakeup(v.get(SAME_CPU), v.get(CROSS_CPU)),
              SAME_CPU,
              CROSS_CPU),
          "{}",
          "time from a wake-up to the begin of the switch");

  private static final Key<Long> MIGRATION =
      Key.of(
              "migration",
              Types.duration(),
              "20us",
              "extra work of a thread that continues on another core (cold caches)")
          .asCost();

  private static final Key<Long> TIMER_SLACK =
      Key.of("timer-slack", Types.duration(), "50us", "how late a timer fires").asCost();

  private static final Key<Long> BALANCE =
      Key.of(
          "balance",
          Types.duration(),
          "8ms",
          "how long an idle core waits before it takes a running thread from a core with two busy"
              + " hardware threads; 0: at once");

  private static final Key<Boolean> COSTS =
      Key.of(
          Form.COSTS,
          Types.costs(),
          "profile",
          "none: every cost, latency and slack is zero (not slice, tick and balance)");

  /** How it is written. */
  static final Form<IntFunction<OsSpec>> TYPE =
      Form.of(
          "os",
          "scheduler and timers of the operating system",
          OsForm::make,
          POLICY,
          SLICE,
          BASE_SLICE,
          TICK,
          CONTEXT_SWITCH,
          WAKEUP,
          MIGRATION,
          TIMER_SLACK,
          BALANCE,
          ContainerForm.BANDWIDTH,
          COSTS);

  private OsForm() {}

  private static Map<String, SchedulerKind> policies() {
    Map<String, SchedulerKind> words = new LinkedHashMap<>();
    for (SchedulerKind kind : SchedulerKind.values()) {
      words.put(kind.label(), kind);
    }
    return words;
  }

  private static IntFunction<OsSpec> make(Values v) {
    return hardwareThreads ->
        new OsSpec(
            v.get(POLICY),
            v.get(SLICE).orElseGet(() -> OsSpec.scaledSlice(v.get(BASE_SLICE), hardwareThreads)),
            v.get(TICK),
            v.get(CONTEXT_SWITCH),
            v.get(WAKEUP).sameCpu(),
            v.get(WAKEUP).crossCpu(),
            v.get(MIGRATION),
            v.get(TIMER_SLACK),
            v.get(BALANCE),
            v.get(ContainerForm.BANDWIDTH),
            ControlGroup.unlimited());
  }
}
