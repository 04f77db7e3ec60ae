package gilsim.comparison;

import gilsim.statistics.Interval;
import gilsim.statistics.SampleMean;
import gilsim.store.SingleRuns;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;
import org.apache.commons.math3.stat.descriptive.rank.Percentile.EstimationType;

/**
 * One metric of one cell, simulated and measured, compared by the middle run of each: a median does
 * not follow one run during which the host did something else.
 *
 * @param scenario the scenario's name
 * @param runs the single runs
 */
public record RunComparison(String scenario, SingleRuns runs) {
  private static final double CONFIDENCE = 0.95;
  private static final double MEDIAN = 50;
  private static final double LOW = 2.5;
  private static final double HIGH = 97.5;

  /** Units of what check programs are judged by; shares, counts and sizes are not checked. */
  private static final Set<String> TIMES_AND_RATES = Set.of("s", "1/s");

  /** Median of the simulated runs. */
  public double predicted() {
    return quantile(runs.predicted(), MEDIAN);
  }

  /** Median of the measured runs. */
  public double measured() {
    return quantile(runs.measured(), MEDIAN);
  }

  /** Whether {@link #error()} means anything: not where 0 was measured. */
  public boolean counts() {
    return measured() != 0;
  }

  /** Predicted less measured, relative to measured: positive if the prediction is too large. */
  public double error() {
    return predicted() / measured() - 1;
  }

  /**
   * What one measurement is from another: the median of the repetitions with even numbers against
   * that of the others; not a number with fewer than two.
   */
  public double repeatability() {
    if (runs.measured().size() < 2) {
      return Double.NaN;
    }
    return quantile(every(0), MEDIAN) / quantile(every(1), MEDIAN) - 1;
  }

  private List<Double> every(int remainder) {
    return IntStream.range(0, runs.measured().size())
        .filter(i -> i % 2 == remainder)
        .mapToObj(runs.measured()::get)
        .toList();
  }

  /**
   * Where a single simulated run falls with a probability of 95 %: its 2.5 and 97.5 % quantiles.
   * They hold the chance of the scenario and what its profiles call uncertain.
   */
  public Interval simulatedBand() {
    return new Interval(quantile(runs.predicted(), LOW), quantile(runs.predicted(), HIGH));
  }

  /**
   * Where a measured median is expected with 95 %: the {@link #simulatedBand()}, on both sides of
   * the predicted median widened by the {@link SingleRuns#predictionError()} of times and rates.
   * The two are independent, so half-widths add as errors do: the root of the sum of their squares.
   * The median stays where it is.
   */
  public Interval band() {
    Interval simulated = simulatedBand();
    if (!isWidened()) {
      return simulated;
    }
    double middle = predicted();
    double error = runs.predictionError();
    double below = Math.hypot(middle - simulated.low(), middle * error / (1 + error));
    double above = Math.hypot(simulated.high() - middle, middle * error);
    return new Interval(Math.max(0, middle - below), middle + above);
  }

  /**
   * How wide the {@link #band()} is, as a share of the prediction; not a number where that is 0.
   */
  public double bandWidth() {
    double middle = predicted();
    return middle == 0 ? Double.NaN : (band().high() - band().low()) / middle;
  }

  /** Whether the {@link #band()} holds the error of the model. */
  public boolean isWidened() {
    return runs.predictionError() > 0 && TIMES_AND_RATES.contains(runs.unit());
  }

  /** Whether the median of the measured runs lies in the {@link #band()}. */
  public boolean inBand() {
    return band().low() <= measured() && measured() <= band().high();
  }

  /** Whether the confidence intervals of the two means have a value in common. */
  public boolean overlaps() {
    return common(mean(runs.predicted()), mean(runs.measured()));
  }

  /** Whether this cell's measured mean differs from another's beyond chance. */
  boolean differsFrom(RunComparison other) {
    return !common(mean(runs.measured()), mean(other.runs.measured()));
  }

  private static boolean common(Interval one, Interval other) {
    return one.low() <= other.high() && other.low() <= one.high();
  }

  private static Interval mean(List<Double> values) {
    SampleMean mean = new SampleMean();
    values.forEach(mean::add);
    return mean.interval(CONFIDENCE);
  }

  private static double quantile(List<Double> values, double percent) {
    return new Percentile()
        .withEstimationType(EstimationType.R_7)
        .evaluate(values.stream().mapToDouble(Double::doubleValue).toArray(), percent);
  }
}
