package gilsim.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gilsim.comparison.RunComparison;
import gilsim.scenario.StrategyFamily;
import gilsim.store.SingleRuns;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How far predictions are off, from made-up check programs. */
class PredictionErrorTest {
  /** 97.5 % quantile of Student's t with four degrees of freedom, from tables. */
  private static final double T4 = 2.776445;

  private static CheckedCell cell(List<Double> predicted, Double... measured) {
    return new CheckedCell(
        StrategyFamily.THREADS,
        new RunComparison(
            "check",
            new SingleRuns(
                "base",
                List.of(),
                "threads",
                "makespan",
                "s",
                predicted,
                Arrays.asList(measured),
                0)));
  }

  private static CheckedCell exact(double offset) {
    return cell(List.of(1.0, 1.0, 1.0), Math.exp(offset));
  }

  private static PredictionError of(double... offsets) {
    return PredictionError.of(Arrays.stream(offsets).mapToObj(PredictionErrorTest::exact).toList())
        .orElseThrow();
  }

  /** All are off by 10 %: the mean error counts like any other, and Huber's scale is 0.1133. */
  @Test
  void equalErrorsAreNotTakenForNone() {
    double scale = 0.1 / Math.sqrt(0.77846);
    double half = T4 * scale;

    PredictionError same = of(0.1, 0.1, 0.1, 0.1);
    assertThat(same.share()).isCloseTo(Math.expm1(half), within(1e-4));
    assertThat(of(-0.1, 0.1, -0.1, 0.1).share()).isCloseTo(same.share(), within(1e-9));
    // 97.5 and 2.5 % quantiles of chi-squared with four degrees: 11.1433 and 0.484419.
    assertThat(same.low()).isCloseTo(Math.expm1(half * Math.sqrt(4 / 11.1433)), within(1e-4));
    assertThat(same.high()).isCloseTo(Math.expm1(half * Math.sqrt(4 / 0.484419)), within(1e-3));
  }

  @Test
  void aWildProgramHardlyWidensTheBandsOfAllOthers() {
    double tame = of(0.05, -0.06, 0.04, -0.05, 0.06).share();
    double wild = of(0.05, -0.06, 0.04, -0.05, 3).share();

    assertThat(wild).isBetween(tame, 2 * tame);
    assertThat(of(0.05, -0.06, 0.04, -0.05, 30).share()).isCloseTo(wild, within(1e-9));
  }

  /** 41 simulated runs whose band of 95 % is as wide as errors of a deviation of 0.1 make it. */
  @Test
  void whatBandsHoldAlreadyIsNotCountedTwice() {
    List<Double> runs =
        IntStream.range(0, 41).mapToObj(i -> Math.exp(0.1 * 1.959964 * (i - 20) / 19.0)).toList();
    List<CheckedCell> cells =
        List.of(
            cell(runs, Math.exp(0.1)),
            cell(runs, Math.exp(-0.1)),
            cell(runs, Math.exp(0.1)),
            cell(runs, Math.exp(-0.1)));

    assertThat(cells.get(0).held()).isCloseTo(0.01, within(1e-9));
    double left = 0.1 * Math.sqrt(1 / 0.77846 - 1);
    assertThat(PredictionError.of(cells).orElseThrow().share())
        .isCloseTo(Math.expm1(T4 * left), within(1e-3));
  }

  /**
   * Medians are right, but runs of 0.9 and 1/0.9 have a variance of ln²(0.9) of their mean; Huber's
   * scale as above. One pair that was disturbed counts as a bounded one, however far its runs are.
   */
  @Test
  void nothingIsKnownBetterThanMeasurementsRepeat() {
    List<Double> predicted = List.of(1.0, 1.0, 1.0);
    CheckedCell noisy = cell(predicted, 0.9, 1 / 0.9);
    double deviation = Math.abs(Math.log(0.9));

    assertThat(noisy.noise()).isCloseTo(deviation * deviation, within(1e-9));
    assertThat(PredictionError.of(List.of(noisy, noisy, noisy, noisy)).orElseThrow().share())
        .isCloseTo(Math.expm1(T4 * deviation / Math.sqrt(0.77846)), within(1e-4));

    CheckedCell disturbed = cell(predicted, 0.5, 2.0);
    CheckedCell worse = cell(predicted, 0.01, 100.0);
    assertThat(PredictionError.of(List.of(noisy, noisy, noisy, disturbed)).orElseThrow().share())
        .isCloseTo(
            PredictionError.of(List.of(noisy, noisy, noisy, worse)).orElseThrow().share(),
            within(1e-9));
  }

  @Test
  void ofTwoProgramsNothingIsSaid() {
    assertThat(PredictionError.of(List.of(exact(0.1), exact(0.1)))).isEmpty();
    assertThat(of(0, 0, 0).counts()).isFalse();
  }

  /**
   * Of normal errors the share holds 95 %: of 4000 trials with five programs and one more each,
   * binomial deviation 0.0034; false alarm below 1e-4 at four of them. (Student's t is exact for
   * the root mean square; Huber's scale of few errors is a little wider on average.)
   */
  @Test
  void theNextProgramIsWithinWith95Percent() {
    Random random = new Random(7);
    int trials = 4000;
    int inside = 0;
    for (int i = 0; i < trials; i++) {
      List<CheckedCell> cells = new ArrayList<>();
      for (int k = 0; k < 5; k++) {
        cells.add(exact(0.05 * random.nextGaussian()));
      }
      double half = Math.log1p(PredictionError.of(cells).orElseThrow().share());
      inside += Math.abs(0.05 * random.nextGaussian()) <= half ? 1 : 0;
    }
    assertThat((double) inside / trials).isBetween(0.95 - 0.0136, 0.95 + 0.0136);
  }

  /** What no profile may state ({@code prediction-error} is at most 10) is not stated. */
  @Test
  void whereNothingIsPredictedNoShareIsSaid() {
    assertThat(of(2, -2, 2, -2).counts()).isFalse();
    assertThat(of(0.1, -0.1, 0.1, -0.1).counts()).isTrue();
  }

  @Test
  void theOriginNamesMethodIntervalAndWorst() {
    assertThat(of(0.05, -0.06, 0.04, 0.5).method())
        .contains("4 check programs that no fit used", "Student's t", "95 % interval", "−39 %");
  }
}
