package gilsim.calibration;

import gilsim.scenario.PredictionErrors;
import gilsim.table.Quantity;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.descriptive.rank.Median;

/**
 * How far predictions of one kind of strategy were off check programs.
 *
 * <p>The error of a program is the logarithm of measured by predicted median. Errors count from 0,
 * not from their mean: a mean error is part of what a prediction is off by, and never shifts one.
 * Their scale is robust ({@link HuberScale}): one program that a bistable host runs in its other
 * mode does not widen the bands of all others. What the band of its simulated runs holds already is
 * a known part of each error, among it what a host does that changes its speed; what is left is
 * never less than so few programs can tell from nothing ({@link #RESOLVED}). Band and share
 * together hold the next program with 95 % (Student's t with as many degrees of freedom as there
 * are programs) if errors are normal: with so few programs nothing free of distributions reaches 95
 * %. If now and then one is far off, some 92 % (simulated: 7 % of errors eight times as large).
 *
 * @param share value: 0.1 says between 1/1.1 and 1.1 times the prediction
 * @param low of its 95 % interval (chi-squared)
 * @param high of its 95 % interval
 * @param cells the check programs, at least {@link #LEAST}
 */
record PredictionError(double share, double low, double high, List<CheckedCell> cells) {
  /** With fewer programs nothing is said. */
  static final int LEAST = 3;

  /**
   * Where bands explain all errors, the rest is not known to be nothing: so much of the median
   * deviation that bands hold. Simulated with five and ten programs and true rests of 0 to 2 of
   * that deviation, the next program is within with 92 to 97 %, with it and without it; so it costs
   * little, and nobody reads that predictions are exact.
   */
  private static final double RESOLVED = 0.3;

  private static final double UPPER = 0.975;

  /** Copies the cells. */
  PredictionError {
    cells = List.copyOf(cells);
  }

  /** The estimate; empty with too few programs. */
  static Optional<PredictionError> of(List<CheckedCell> cells) {
    int n = cells.size();
    if (n < LEAST) {
      return Optional.empty();
    }
    double[] known = cells.stream().mapToDouble(CheckedCell::held).toArray();
    double scale = HuberScale.of(cells.stream().mapToDouble(CheckedCell::offset).toArray(), known);
    double deviation = Math.max(scale, RESOLVED * Math.sqrt(new Median().evaluate(known)));
    double half = new TDistribution(n).inverseCumulativeProbability(UPPER) * deviation;
    ChiSquaredDistribution spread = new ChiSquaredDistribution(n);
    return Optional.of(
        new PredictionError(
            Math.expm1(half),
            Math.expm1(half * Math.sqrt(n / spread.inverseCumulativeProbability(UPPER))),
            Math.expm1(half * Math.sqrt(n / spread.inverseCumulativeProbability(1 - UPPER))),
            cells));
  }

  /** Whether a profile can state it. */
  boolean counts() {
    return share > 0 && share <= PredictionErrors.MOST;
  }

  /** How it was got, with its interval, for its origin. */
  String method() {
    CheckedCell worst =
        cells.stream()
            .max(Comparator.comparingDouble(cell -> Math.abs(cell.offset())))
            .orElseThrow();
    int runs = cells.stream().mapToInt(cell -> cell.runs().runs().measured().size()).sum();
    return cells.size()
        + " check programs that no fit used, predicted and run for real ("
        + runs
        + " runs); what 95 % of predictions are off by beyond their bands (Student's t, Huber's"
        + " scale); 95 % interval "
        + Printed.number(low)
        + " to "
        + Printed.number(high)
        + " (chi-squared); farthest off "
        + Quantity.signedPercent(worst.runs().error());
  }
}
