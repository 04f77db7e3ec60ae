package gilsim.calibration;

import gilsim.hardware.Cooling;
import gilsim.os.IdleTimer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * By how much sleeps are late, from sleeps of several lengths on a processor that is idle
 * meanwhile: a part that all have, and one that grows with the idle time as {@link IdleTimer} says.
 * The slope is the median of those of all pairs of lengths (Theil and Sen), which one odd length
 * does not move.
 */
final class LatenessFit {
  /** Lengths of the probe {@code timer}, milliseconds, rising. */
  static final List<Integer> SLEEPS = List.of(1, 2, 5, 20);

  /** Samples of a length are {@code late_N}. */
  static final String LATE = "late_";

  static final String SHORTEST = LATE + SLEEPS.get(0);
  static final String LONGEST = LATE + SLEEPS.get(SLEEPS.size() - 1);

  private static final double MILLISECOND = 1e-3;
  private static final double WITHIN = IdleTimer.USUAL_WITHIN / 1e9;

  private LatenessFit() {}

  /**
   * What was found, seconds.
   *
   * @param atOnce of a timer whose processor has hardly been idle
   * @param idle what it is later after a long time
   */
  record Lateness(Estimate atOnce, Estimate idle) {}

  /** Looks for it; empty if the probe did not run. */
  static Optional<Lateness> fit(Rounds rounds) {
    return estimate(rounds, LatenessFit::slope)
        .flatMap(
            idle ->
                estimate(rounds, LatenessFit::atOnce).map(atOnce -> new Lateness(atOnce, idle)));
  }

  private static Optional<Estimate> estimate(Rounds rounds, ToDoubleFunction<ProbeRun> of) {
    return rounds.estimate(
        SystemFit.TIMER,
        run ->
            SLEEPS.stream().anyMatch(length -> run.get(LATE + length).length == 0)
                ? Double.NaN
                : of.applyAsDouble(run));
  }

  private static double slope(ProbeRun run) {
    List<Double> slopes = new ArrayList<>();
    for (int one : SLEEPS) {
      for (int other : SLEEPS.subList(0, SLEEPS.indexOf(one))) {
        slopes.add((late(run, one) - late(run, other)) / (share(one) - share(other)));
      }
    }
    return median(slopes);
  }

  private static double atOnce(ProbeRun run) {
    double slope = slope(run);
    return median(SLEEPS.stream().map(one -> late(run, one) - slope * share(one)).toList());
  }

  /** Of the whole lateness, which part a sleep of so many milliseconds has. */
  static double share(int length) {
    return Cooling.share(length * MILLISECOND, WITHIN);
  }

  private static double late(ProbeRun run, int length) {
    return Quantiles.median(run.get(LATE + length));
  }

  private static double median(List<Double> values) {
    return Quantiles.median(values.stream().mapToDouble(Double::doubleValue).toArray());
  }
}
