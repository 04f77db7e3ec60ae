package gilsim.calibration;

import gilsim.scenario.RelativeInterval;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * How far the speed of a processor in one run is from what it was just before: work that is stated
 * for the speed just before a run, as real runs of scenarios have it, takes so much longer or
 * shorter.
 *
 * <p>From stretches of equal pieces of work: of each {@value #PERIOD} s, the first {@value #BEFORE}
 * s give the speed before, the rest is the run. Runs after which the speed is another one do not
 * count: real runs of scenarios are repeated then ({@link gilsim.measure.Measurement}).
 */
final class SpeedSpread {
  private static final double PERIOD = 0.65;
  private static final double BEFORE = 0.25;

  private static final double MISSED = 0.025;
  private static final int ENOUGH = 6;

  private SpeedSpread() {}

  /**
   * What 95 % of the runs were between, as multiples of the speed before.
   *
   * @param stretches with "begin", "cpu" and "wall" of each piece
   * @return empty with too few runs
   */
  static Optional<RelativeInterval> of(List<ProbeRun> stretches) {
    double[] speeds =
        stretches.stream()
            .flatMap(stretch -> speeds(stretch).stream())
            .mapToDouble(Double::doubleValue)
            .toArray();
    return speeds.length < ENOUGH
        ? Optional.empty()
        : Optional.of(
            Uncertain.between(Quantiles.of(speeds, MISSED), Quantiles.of(speeds, 1 - MISSED)));
  }

  private static List<Double> speeds(ProbeRun stretch) {
    double[] begin = stretch.get("begin");
    List<Double> speeds = new ArrayList<>();
    int from = 0;
    while (from < begin.length) {
      int middle = first(begin, begin[from] + BEFORE);
      int to = first(begin, begin[from] + PERIOD);
      int after = first(begin, begin[from] + PERIOD + BEFORE);
      if (after >= begin.length) {
        break;
      }
      double before = usual(Arrays.copyOfRange(stretch.get("cpu"), from, middle));
      double then = usual(Arrays.copyOfRange(stretch.get("cpu"), to, after));
      if (Math.max(before, then) <= Rounds.SLOW * Math.min(before, then)) {
        double run = Arrays.stream(stretch.get("wall"), middle, to).average().orElse(before);
        speeds.add(before / run);
      }
      from = to;
    }
    return speeds;
  }

  private static int first(double[] begin, double time) {
    int at = Arrays.binarySearch(begin, time);
    return at < 0 ? -at - 1 : at;
  }

  /** As real runs of scenarios calibrate their work ({@code usual} in measure/work.py). */
  private static double usual(double[] times) {
    double limit = Rounds.SLOW * Quantiles.of(times, Rounds.FAST_QUANTILE);
    return Arrays.stream(times).filter(time -> time <= limit).average().orElse(limit);
  }
}
