package gilsim.scenario;

import gilsim.distribution.Distribution;
import gilsim.distribution.DistributionType;
import gilsim.form.Form;
import gilsim.form.Key;
import gilsim.form.Range;
import gilsim.form.Types;
import gilsim.form.Values;
import gilsim.form.WordType;
import gilsim.os.CfsSpec;
import gilsim.os.ControlGroup;
import gilsim.os.OsSpec;
import gilsim.os.PlacementSpec;
import gilsim.os.SchedulerKind;
import java.util.OptionalLong;
import java.util.function.IntFunction;

/**
 * The {@code os} part of a machine. Its result still waits for the number of hardware threads, on
 * which the automatic slice depends.
 */
final class OsForm {
  private static final Key<SchedulerKind> POLICY =
      Key.of(
          "policy",
          WordType.of(SchedulerKind.values(), SchedulerKind::label),
          "eevdf",
          "the scheduling policy");

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

  private static final Key<Long> LATENCY =
      Key.of(
          "latency",
          Types.positiveDuration(),
          "6ms",
          "in which every thread gets its turn, while they are few (kernel: sched_latency)");

  private static final Key<Long> MIN_GRANULARITY =
      Key.of(
          "min-granularity",
          Types.positiveDuration(),
          "750us",
          "the shortest turn (kernel: sched_min_granularity)");

  private static final Key<Long> WAKEUP_GRANULARITY =
      Key.of(
          "wakeup-granularity",
          Types.duration(),
          "1ms",
          "how far a woken thread must be behind to preempt (kernel: sched_wakeup_granularity)");

  private static final Key<CfsSpec> CFS =
      Key.of(
          "cfs",
          Form.of(
              "cfs",
              "turns under the policy cfs, before scaling by 1 + floor(log2 of the hardware threads,"
                  + " at most 8); Linux before 6.6",
              v -> new CfsSpec(v.get(LATENCY), v.get(MIN_GRANULARITY), v.get(WAKEUP_GRANULARITY)),
              LATENCY,
              MIN_GRANULARITY,
              WAKEUP_GRANULARITY),
          "{}",
          "turns under the policy cfs, before scaling like the base slice");

  private static final Key<Long> TICK =
      Key.of(
          "tick",
          Types.duration(),
          "4ms",
          "period of the timer interrupt at which slices end; 0: exactly when they end");

  private static final Key<Long> CONTEXT_SWITCH =
      Key.of("context-switch", Types.duration(), "1.5us", "cost of switching between threads")
          .asCost();

  private static final Key<Long> TICK_PHASE =
      Key.of(
              "tick-phase",
              Types.duration(),
              "4ms",
              "the ticks of each processor are later than the multiples of the tick by a random time"
                  + " of up to this, drawn once a replication")
          .asCost();

  private static final Key<Distribution> INTERRUPT =
      Key.of(
              "interrupt",
              DistributionType.duration(),
              "0s",
              "processor time that whoever runs loses where a timer fires or an answer from outside"
                  + " comes")
          .asCost();

  private static final Key<Long> MIGRATION =
      Key.of(
              "migration",
              Types.duration(),
              "20us",
              "extra work of a thread that continues on another core (cold caches)")
          .asCost();

  private static final Key<Distribution> TIMER_SLACK =
      Key.of(
              "timer-slack",
              DistributionType.duration(),
              "{uniform: {from: 40us, to: 60us}}",
              "how late a timer fires")
          .asCost();

  private static final Key<Double> SELECTOR_SLACK =
      Key.of(
              "selector-slack",
              Types.number(Range.of(0, 1)),
              "0",
              "the part of a selector's time-out by which it may be late, where that is more than"
                  + " 50us (Linux: 0.001)")
          .asCost();

  private static final Key<Long> BALANCE =
      Key.of(
          "balance",
          Types.duration(),
          "8ms",
          "how long an idle core waits before it takes a running thread from a core with two busy"
              + " hardware threads; 0: at once");

  private static final Key<Double> SEARCH_LIMIT =
      Key.of(
              "search-limit",
              Types.number(Range.of(0, 100)),
              "0",
              "a woken thread looks for an idle processor among n (1 - (search-limit x utilisation)^2)"
                  + " of n hardware threads (Linux since 5.19: 1.17); 0: among all")
          .asCost();

  private static final Key<Double> NEWLY_IDLE_SKIPS =
      Key.of(
              "newly-idle-skips",
              Types.number(Range.of(0, 1)),
              "0",
              "how often a processor that runs out of work does not look for waiting threads, at"
                  + " first; later as often as it was in vain (Linux since 6.19); 0: it always looks")
          .asCost();

  private static final Key<Long> HOT_FOR =
      Key.of(
              "hot-for",
              Types.duration(),
              "0",
              "a processor that runs out of work does not take a thread that ran less than this time"
                  + " ago (kernel: sched_migration_cost, 500us)")
          .asCost();

  private static final Key<PlacementSpec> PLACEMENT =
      Key.of(
          "placement",
          Form.of(
              "placement",
              "how thoroughly processors are kept from idling beside threads that wait",
              v -> new PlacementSpec(v.get(SEARCH_LIMIT), v.get(NEWLY_IDLE_SKIPS), v.get(HOT_FOR)),
              SEARCH_LIMIT,
              NEWLY_IDLE_SKIPS,
              HOT_FOR),
          "{}",
          "how thoroughly processors are kept from idling beside threads that wait");

  private static final Key<Boolean> COSTS =
      Key.of(
          Form.COSTS,
          Types.costs(),
          "profile",
          "none: every cost, latency and slack is zero, and processors never idle beside waiting"
              + " threads (slice, tick and balance stay)");

  /** How it is written. */
  static final Form<IntFunction<OsSpec>> TYPE =
      Form.of(
          "os",
          "scheduler and timers of the operating system",
          OsForm::make,
          POLICY,
          SLICE,
          BASE_SLICE,
          CFS,
          TICK,
          TICK_PHASE,
          CONTEXT_SWITCH,
          WakeupForm.WAKEUP,
          MIGRATION,
          TIMER_SLACK,
          SELECTOR_SLACK,
          INTERRUPT,
          BALANCE,
          PLACEMENT,
          ContainerForm.BANDWIDTH,
          COSTS);

  private OsForm() {}

  private static IntFunction<OsSpec> make(Values v) {
    if (v.get(POLICY) == SchedulerKind.CFS && v.get(SLICE).isPresent()) {
      throw new IllegalArgumentException(
          "the policy cfs has no slice; write slice: auto and set cfs: {latency: ...} instead");
    }
    return hardwareThreads ->
        new OsSpec(
            v.get(POLICY),
            v.get(SLICE).orElseGet(() -> OsSpec.scaledSlice(v.get(BASE_SLICE), hardwareThreads)),
            v.get(TICK),
            v.get(TICK_PHASE),
            v.get(CONTEXT_SWITCH),
            v.get(WakeupForm.WAKEUP)
                .with(v.get(TIMER_SLACK), v.get(INTERRUPT))
                .withSelectorSlack(v.get(SELECTOR_SLACK)),
            v.get(MIGRATION),
            v.get(BALANCE),
            v.get(CFS).scaled(hardwareThreads),
            v.get(PLACEMENT),
            v.get(ContainerForm.BANDWIDTH),
            ControlGroup.unlimited());
  }
}
