package gilsim.calibration;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How the GIL changes hands: gaps, the requester's bias, the race after a release. */
final class GilFit {
  /** Numbers of computing threads whose switches show the requester's bias. */
  static final List<Integer> CROWDS = List.of(3, 4);

  static final String PAIR = "gil-2";
  static final String RELEASE = "release";

  /** Gaps of so many medians are preemptions by others. */
  private static final double LONGEST = 10;

  private final Rounds rounds;
  private final Draft machine;
  private final Draft draft;
  private final double presetWakeup;

  /**
   * A fit.
   *
   * @param presetWakeup wake-up and context switch given which the preset was fitted, seconds
   */
  GilFit(Rounds rounds, Draft machine, Draft draft, double presetWakeup) {
    this.rounds = rounds;
    this.machine = machine;
    this.presetWakeup = presetWakeup;
    this.draft = draft;
  }

  /**
   * Puts in what the rounds say.
   *
   * @param processors that the threads could use: the race and the bias need two
   */
  void apply(int processors) {
    switchInterval();
    if (processors < 2) {
      return;
    }
    bias();
    release();
    forcedGap();
  }

  private void switchInterval() {
    rounds
        .median(PAIR, "switch_interval")
        .ifPresent(
            e ->
                draft.known(
                    "switch-interval",
                    Printed.wholeTime(e.value()),
                    "sys.getswitchinterval() of this interpreter"));
  }

  /** From the signal until the waiter looks: it wakes on an idle processor, which then switches. */
  static double wakeup(Draft machine) {
    return machine.seconds("os.wakeup.cross-cpu") + machine.seconds("os.context-switch");
  }

  private double wakeup() {
    return wakeup(machine);
  }

  /**
   * The new holder first wakes the old one, which waits for the switch. The new one was on its
   * processor a moment ago, when it asked, so in the simulator that processor has not halted; what
   * it takes longer on a host whose processors halt at once belongs to the gap.
   */
  private void forcedGap() {
    double known = wakeup() + draft.seconds("gil.signal-cost");
    rounds
        .estimate(
            PAIR,
            run -> {
              double[] gaps = GilTimeline.of(run).gaps();
              return gaps.length == 0 ? Double.NaN : Quantiles.trimmedMean(gaps, LONGEST);
            })
        .ifPresent(
            gap -> {
              Estimate extra = gap.map(v -> Math.max(0, v - known));
              draft.measured(
                  "gil.forced-gap",
                  exponential(extra.value()),
                  "two computing threads: mean gap between two holders of "
                      + Printed.time(gap.value())
                      + " (those of more than ten medians left out), less a wake-up with its"
                      + " context switch and gil.signal-cost, together "
                      + Printed.time(known)
                      + "; "
                      + Unit.TIME.interval(extra)
                      + "; the exponential form is assumed",
                  extra);
            });
  }

  private static String exponential(double mean) {
    return mean < 1e-9 ? "0s" : "{exponential: " + Printed.wholeTime(mean) + "}";
  }

  private void bias() {
    List<Estimate> found = new ArrayList<>();
    for (int threads : CROWDS) {
      List<GilTimeline> timelines =
          rounds.of("gil-" + threads).stream().map(GilTimeline::of).toList();
      RequesterBiasFit.fit(timelines, threads).ifPresent(found::add);
    }
    if (found.isEmpty()) {
      return;
    }
    double value = found.stream().mapToDouble(Estimate::value).average().orElse(0);
    double low = found.stream().mapToDouble(Estimate::low).min().orElse(value);
    double high = found.stream().mapToDouble(Estimate::high).max().orElse(value);
    draft.measured(
        "gil.requester-bias",
        Printed.number(Math.rint(value * 100) / 100),
        String.format(
            Locale.ROOT,
            "three and four computing threads: share of switches that return to the holder of two"
                + " turns before, beyond chance; 95 %% interval of both together %.2f to %.2f",
            low,
            high),
        new Estimate(value, low, Math.min(high, 1), found.get(0).rounds()));
  }

  private void release() {
    double interval = rounds.median(PAIR, "switch_interval").map(Estimate::value).orElse(5e-3);
    List<ReleaseFit.Point> points = ReleaseFit.points(rounds.of(RELEASE), interval);
    Optional<ReleaseFit.Race> race =
        ReleaseFit.fit(points, machine.halfWidth("os.wakeup.cross-cpu"));
    double wakeup = wakeup();
    if (race.isEmpty()) {
      keepRace(wakeup);
      return;
    }
    Estimate gap = race.get().gap();
    Estimate signal = race.get().lead().map(v -> Math.max(0, v + wakeup));
    draft.measured(
        "gil.voluntary-gap",
        exponential(gap.value()),
        "calls that drop the GIL for "
            + Printed.time(shortest(points))
            + " and more beside a computing thread: which of them lost it, maximum likelihood over "
            + gap.rounds()
            + " calls; 95 % interval "
            + Printed.wholeTime(gap.low())
            + " to "
            + Printed.wholeTime(gap.high()),
        gap);
    draft.measured(
        "gil.signal-cost",
        Printed.wholeTime(signal.value()),
        "the same; 95 % interval "
            + Printed.wholeTime(signal.low())
            + " to "
            + Printed.wholeTime(signal.high())
            + ", given a wake-up of "
            + Printed.time(wakeup),
        signal);
  }

  /**
   * Who wins depends on signal-cost less wake-up: with another wake-up the preset's race differs.
   */
  private void keepRace(double wakeup) {
    double known = draft.seconds("gil.signal-cost");
    draft.set(
        "gil.signal-cost",
        Printed.wholeTime(Math.max(0, known - presetWakeup + wakeup)),
        "taken from the preset, not measured here: its "
            + Printed.time(known)
            + " less the wake-up of "
            + Printed.time(presetWakeup)
            + " given which it was fitted, plus the wake-up of this machine, so that the same calls"
            + " lose the lock");
  }

  private static double shortest(List<ReleaseFit.Point> points) {
    return points.stream().mapToDouble(ReleaseFit.Point::free).min().orElse(0);
  }
}
