package gilsim.calibration;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** Speed of the cores, alone and together, from the rounds of the machine's probes. */
final class MachineFit {
  static final String MODES = "modes";
  static final String SIBLINGS = "cores-siblings";
  static final String CORES = "cores-";

  private static final double SPREAD = 0.1;

  private final Rounds rounds;
  private final Draft draft;

  MachineFit(Rounds rounds, Draft draft) {
    this.rounds = rounds;
    this.draft = draft;
  }

  /**
   * Puts in what the rounds say.
   *
   * @param ladder numbers of busy cores that were measured, rising
   */
  void apply(List<Integer> ladder) {
    speed();
    modes();
    siblings();
    turbo(ladder);
    spread();
  }

  /** Makes the speed uncertain; the value stays what it is by definition. */
  private void spread() {
    SpeedSpread.of(rounds.all(MODES)).ifPresent(u -> draft.uncertain("speed", u));
  }

  private void speed() {
    Optional<Estimate> yardstick =
        rounds.estimate(
            "yardstick", run -> Math.sqrt(low(run.get("product")) * low(run.get("sorting"))));
    String known =
        yardstick
            .map(
                e ->
                    "; its yardstick of C code took "
                        + Printed.time(e.value())
                        + ", "
                        + Unit.TIME.interval(e))
            .orElse("");
    draft.set(
        "speed",
        "1.0",
        "by definition: this host's core is the reference of the interpreter profiles calibrated"
            + " with it. Beside another calibrated host in one scenario, give that one the ratio of"
            + " this yardstick to its own, both measured with the same build of Python"
            + known);
  }

  private static double low(double[] values) {
    return values.length == 0 ? Double.NaN : Quantiles.of(values, SPREAD);
  }

  private void modes() {
    Optional<SpeedModesFit.Modes> modes =
        SpeedModesFit.fit(rounds.all(MODES).stream().map(run -> run.get("cpu")).toList());
    String method = "CPU times of equal pieces of work, " + rounds.all(MODES).size() + " stretches";
    if (modes.isEmpty()) {
      draft.measured("speed-modes", "none", method + ": one speed");
      return;
    }
    SpeedModesFit.Modes m = modes.get();
    draft.measured(
        "speed-modes",
        String.format(
            Locale.ROOT,
            "{slow: %s, fast-mean: %s, slow-mean: %s}",
            Printed.number(m.slow()),
            Printed.wholeTime(m.fastMean()),
            Printed.wholeTime(m.slowMean())),
        method
            + ": two clusters, "
            + m.changes()
            + " changes, so the stays are known within "
            + Math.round(196 / Math.sqrt(m.changes() / 2.0))
            + " %");
  }

  /**
   * Work per second of one process among these, alone = 1. Rounds in which a processor changed its
   * speed by itself do not count, if others are left.
   */
  private Optional<Estimate> share(String key) {
    Optional<Estimate> steady =
        rounds.estimate(key, run -> isSteady(run.get("solo")) ? share(run) : Double.NaN);
    return steady.filter(e -> e.rounds() > 1).or(() -> rounds.estimate(key, MachineFit::share));
  }

  private static double share(ProbeRun run) {
    return run.get("solo").length == 0 || run.get("together").length == 0
        ? Double.NaN
        : mean(run.get("solo")) / mean(run.get("together"));
  }

  /** Whether the same processors were as fast at last as at first, in the opposite order. */
  private static boolean isSteady(double[] times) {
    for (int i = 0; i < times.length / 2; i++) {
      double other = times[times.length - 1 - i];
      if (Math.max(times[i], other) > Rounds.SLOW * Math.min(times[i], other)) {
        return false;
      }
    }
    return true;
  }

  private void siblings() {
    share(SIBLINGS)
        .map(share -> share.times(2).map(y -> Math.min(2, Math.max(1, y))))
        .ifPresent(
            e ->
                draft.measured(
                    "smt-yield",
                    Unit.NUMBER,
                    e,
                    "processes pinned to two hardware threads of one core against one alone"));
  }

  /** The clock by number of busy cores; without hardware threads it is the yield of processors. */
  private void turbo(List<Integer> ladder) {
    double[] clock = new double[ladder.isEmpty() ? 1 : ladder.get(ladder.size() - 1)];
    clock[0] = 1;
    int last = 1;
    Optional<Estimate> all = Optional.empty();
    StringBuilder found = new StringBuilder();
    for (int busy : ladder) {
      Optional<Estimate> share = share(CORES + busy);
      if (share.isEmpty()) {
        continue;
      }
      double value = Math.min(1, share.get().value());
      for (int k = last + 1; k <= busy; k++) {
        double from = clock[last - 1];
        clock[k - 1] = from + (value - from) * (k - last) / (busy - last);
      }
      last = busy;
      all = share;
      found.append("; with ").append(busy).append(' ').append(Unit.NUMBER.interval(share.get()));
    }
    if (last > 1) {
      draft.measured(
          "turbo",
          Arrays.stream(clock)
              .limit(last)
              .mapToObj(Printed::number)
              .collect(Collectors.joining(", ", "[", "]")),
          "work per second of processes pinned to as many cores, one alone = 1 (of virtual"
              + " processors: how much they slow each other, for whatever reason)"
              + found);
      all.flatMap(e -> Uncertain.of(e.map(v -> Math.min(1, v))))
          .ifPresent(u -> draft.uncertain("turbo", u));
    }
  }

  private static double mean(double[] values) {
    return sum(values) / values.length;
  }

  private static double sum(double[] values) {
    return Arrays.stream(values).sum();
  }

  /** How much of the wall time of pinned work was not ours: other programs or a hypervisor. */
  OptionalDouble taken() {
    double wall = 0;
    double cpu = 0;
    for (ProbeRun run : rounds.all(MODES)) {
      wall += sum(run.get("wall"));
      cpu += sum(run.get("cpu"));
    }
    return wall == 0 ? OptionalDouble.empty() : OptionalDouble.of(Math.max(0, 1 - cpu / wall));
  }
}
