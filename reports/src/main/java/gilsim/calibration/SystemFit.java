package gilsim.calibration;

import gilsim.os.OsSpec;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Scheduler and timers of the operating system, from the rounds of the machine's probes. */
final class SystemFit {
  static final String SWITCH = "switch";
  static final String TIMER = "timer";
  static final String HOGS = "hogs";

  private static final double MIDDLE = 0.5;
  private static final double SPREAD = 0.1;

  /** Constant latencies make simulated threads fall into step as real ones never do. */
  private static final double LEAST_SPREAD = 0.125;

  /** Other programs cut turns short. */
  private static final double UPPER = 0.75;

  /** Ticks by which a turn may be off before the rule is doubted. */
  private static final double MISFIT = 0.6;

  private final Rounds rounds;
  private final Draft draft;

  SystemFit(Rounds rounds, Draft draft) {
    this.rounds = rounds;
    this.draft = draft;
  }

  /** Puts in what the rounds say. */
  void apply() {
    switching();
    halting();
    migration();
    timer();
    interrupt();
    slice();
  }

  private void switching() {
    Optional<Estimate> same = handOver("same");
    Optional<Estimate> free = handOver("free");
    String pinned =
        handOver("cross")
            .map(e -> "; pinned to two processors that idle meanwhile " + Printed.time(e.value()))
            .orElse("");
    Optional<Estimate> direct =
        rounds.estimate(
            SWITCH,
            run -> {
              double switches = sum(run.get("yield_switches"));
              double alone =
                  run.get("yield_alone").length == 0
                      ? Double.NaN
                      : Quantiles.median(run.get("yield_alone"));
              double more = sum(run.get("yield_seconds")) - sum(run.get("yield_calls")) * alone;
              return switches == 0 ? Double.NaN : Math.max(0, more / switches);
            });
    // A switch is part of every hand-over on one processor.
    direct
        .filter(e -> same.isEmpty() || e.value() < same.get().value())
        .ifPresent(
            e ->
                draft.measured(
                    "os.context-switch",
                    Unit.TIME,
                    e,
                    "two real-time processes on one processor that only yield, less the call"));
    double contextSwitch = middle("os.context-switch");
    same.ifPresent(
        e ->
            latency(
                "os.wakeup.same-cpu",
                e.map(v -> Math.max(0, v - contextSwitch)),
                spread("same"),
                "a byte through pipes between two processes on one processor: half a round trip,"
                    + " less a write and a read by oneself and the context switch"));
    // The model always wakes on an idle processor; the system may prefer the waker's own. What a
    // program sees is what the system does with threads that it may move.
    free.ifPresent(
        e ->
            latency(
                "os.wakeup.cross-cpu",
                e.map(v -> Math.max(0, v - contextSwitch)),
                spread("free"),
                "the same where the system puts the two as it likes" + pinned));
  }

  /** An idle processor of a virtual machine that gives itself up is slow to wake. */
  private void halting() {
    HaltFit.fit(rounds)
        .ifPresent(
            halt -> {
              double awake = middle("os.wakeup.cross-cpu");
              latency(
                  "os.wakeup.halted",
                  halt.extra().map(v -> awake + v),
                  0,
                  "a process pinned to a processor that has been idle for 3 ms is woken from"
                      + " another one: what that takes longer than after 20 us, plus cross-cpu");
              halt.call()
                  .ifPresent(
                      e ->
                          draft.measured(
                              "os.wakeup.halted-call",
                              Unit.TIME,
                              e,
                              "the same: what the write that wakes it takes longer"));
              draft.measured(
                  "os.wakeup.halts-after",
                  Printed.wholeTime(halt.after()),
                  "the same after idle times of 20 us to 3 ms: from here on it takes long");
            });
  }

  /** Half a round trip less the calls. */
  private Optional<Estimate> handOver(String name) {
    return rounds.estimate(
        SWITCH,
        run ->
            run.get(name).length == 0 || run.get("self").length == 0
                ? Double.NaN
                : Quantiles.median(run.get(name)) / 2 - Quantiles.median(run.get("self")));
  }

  /** How far the tenths of half round trips are from their middle, the nearer one. */
  private double spread(String name) {
    return rounds
        .estimate(
            SWITCH,
            run ->
                run.get(name).length == 0
                    ? Double.NaN
                    : (Quantiles.of(run.get(name), MIDDLE) - Quantiles.of(run.get(name), SPREAD))
                        / 2)
        .map(Estimate::value)
        .orElse(0.0);
  }

  /** A latency varies, or threads would fall into step as they never do. */
  private void latency(String path, Estimate middle, double spread, String method) {
    double half = Math.min(Math.max(spread, LEAST_SPREAD * middle.value()), middle.value());
    draft.measured(
        path,
        String.format(
            Locale.ROOT,
            "{uniform: {from: %s, to: %s}}",
            Printed.wholeTime(middle.value() - half),
            Printed.wholeTime(middle.value() + half)),
        method
            + "; middle "
            + Printed.time(middle.value())
            + ", "
            + Unit.TIME.interval(middle)
            + "; to both sides as far as to the lowest tenth, at least an eighth (assumed, as threads"
            + " would fall into step); long delays are left out",
        middle);
  }

  private void migration() {
    rounds
        .estimate(
            "migration",
            run ->
                run.get("moved").length == 0
                    ? Double.NaN
                    : Quantiles.median(run.get("moved")) - Quantiles.median(run.get("stayed")))
        .ifPresent(
            e ->
                draft.measured(
                    "os.migration",
                    Unit.TIME,
                    e,
                    "a loop over a dictionary of 4000 numbers just after a move to another"
                        + " processor, less the same without a move; more data cost more"));
  }

  private void timer() {
    for (ProbeRun run : rounds.all(TIMER)) {
      if (run.get("tick").length > 0 && run.get("tick")[0] >= 0.5e-3) {
        String tick = Printed.wholeTime(run.get("tick")[0]);
        draft.measured(
            "os.tick", tick, "resolution of CLOCK_MONOTONIC_COARSE, which is 1/CONFIG_HZ");
        draft.set("os.tick-phase", tick, "assumed: ticks of the processors are not in step");
        break;
      }
    }
    LatenessFit.fit(rounds).ifPresent(this::lateness);
  }

  private void lateness(LatenessFit.Lateness late) {
    double known = middle("os.wakeup.cross-cpu") + middle("os.context-switch") + callCost();
    draft.measured(
        "os.wakeup.idle-timer.most",
        Unit.TIME,
        late.idle().atLeast(0),
        "by how much time.sleep of 1, 2, 5 and 20 ms is late: what grows with the idle time of the"
            + " processor, as 1 - exp(-time / within)");
    double spread =
        rounds
            .median(TIMER, LatenessFit.SHORTEST)
            .flatMap(
                middle -> rounds.quantile(TIMER, LatenessFit.SHORTEST, SPREAD).map(middle::minus))
            .map(Estimate::value)
            .orElse(0.0);
    latency(
        "os.timer-slack",
        late.atOnce().map(v -> Math.max(0, v - known)),
        spread,
        "time.sleep of 1, 2, 5 and 20 ms: what all are late by ("
            + Printed.time(late.atOnce().value())
            + "), less a wake-up on an idle processor with its context switch and "
            + Printed.time(callCost())
            + " for the call, which the model adds");
  }

  private void interrupt() {
    rounds
        .estimate(
            TIMER,
            run ->
                run.get("fires").length == 0
                    ? Double.NaN
                    : Quantiles.median(run.get("fires")) - Quantiles.median(run.get("quiet")))
        .ifPresent(
            e ->
                latency(
                    "os.interrupt",
                    e.map(v -> Math.max(0, v)),
                    0,
                    "a piece of Python code during which a timer fires for which nobody waits, less"
                        + " the same without"));
  }

  /** What the model spends in a call that blocks: threads.call, here a write that wakes. */
  private double callCost() {
    return rounds.median("threads", "call").map(Estimate::value).orElse(0.0);
  }

  private double middle(String path) {
    return draft.seconds(path);
  }

  /**
   * The kernel's rule gives the slice; two computing processes on one processor tell whether it
   * holds here. Turns end at ticks, so an observed turn of k ticks means a slice of more than k −
   * 1.
   */
  private void slice() {
    Optional<Estimate> turn = rounds.quantile(HOGS, "turns", UPPER);
    if (turn.isEmpty() || !draft.text("os.policy").equals("eevdf")) {
      return;
    }
    double tick = middle("os.tick");
    long nanos = Math.round(middle("os.base-slice") * 1e9);
    int threads =
        (int) (draft.number("sockets") * draft.number("cores") * draft.number("threads-per-core"));
    double slice = OsSpec.scaledSlice(nanos, threads) / 1e9;
    double expected = Math.ceil(slice / tick) * tick;
    String seen =
        "two computing processes on one processor take turns of "
            + Printed.time(turn.get().value())
            + " (upper quartile; "
            + Unit.TIME.interval(turn.get())
            + "), the rule says "
            + Printed.time(expected);
    if (Math.abs(turn.get().value() - expected) <= tick * MISFIT) {
      draft.set("os.slice", "auto", "source: Linux kernel/sched/fair.c; " + seen);
    } else {
      double found = Math.max(1, Math.rint(turn.get().value() / tick)) * tick - tick / 2;
      draft.measured("os.slice", Printed.wholeTime(found), seen + ", so it is set by hand here");
    }
  }

  private static double sum(double[] values) {
    return Arrays.stream(values).sum();
  }
}
