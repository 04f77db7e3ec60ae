package gilsim.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gilsim.comparison.RunComparison;
import gilsim.scenario.StrategyFamily;
import gilsim.store.SingleRuns;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How far predictions are off, from made-up check programs. */
class PredictionErrorTest {
  /** 97.5 % quantile of Student's t with four degrees of freedom, from tables. */
  private static final double T4 = 2.776445;

  /** 97.5 % quantile of the normal distribution. */
  private static final double NORMAL = 1.959964;

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

  /** One whose band is as wide as errors of that deviation make it. */
  private static CheckedCell banded(double deviation, double offset) {
    return cell(
        IntStream.range(0, 41)
            .mapToObj(i -> Math.exp(deviation * NORMAL * (i - 20) / 19.0))
            .toList(),
        Math.exp(offset));
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
    List<CheckedCell> cells =
        List.of(banded(0.1, 0.1), banded(0.1, -0.1), banded(0.1, 0.1), banded(0.1, -0.1));

    assertThat(cells.get(0).held()).isCloseTo(0.01, within(1e-9));
    double left = 0.1 * Math.sqrt(1 / 0.77846 - 1);
    assertThat(PredictionError.of(cells).orElseThrow().share())
        .isCloseTo(Math.expm1(T4 * left), within(1e-3));
  }

  /** A band that reaches as far as deviations of 0.2 up and of 0.05 down. */
  @Test
  void aBandHoldsOnTheSideOfTheError() {
    List<Double> runs =
        IntStream.range(0, 41)
            .mapToObj(i -> Math.exp((i > 20 ? 0.2 : 0.05) * NORMAL * (i - 20) / 19.0))
            .toList();

    assertThat(cell(runs, Math.exp(0.1)).held()).isCloseTo(0.04, within(1e-9));
    assertThat(cell(runs, Math.exp(-0.1)).held()).isCloseTo(0.0025, within(1e-9));
  }

  /** Errors of a tenth of what bands hold: 0.3 of the bands' deviation of 0.1 is left. */
  @Test
  void whereBandsExplainAllErrorsALittleIsLeft() {
    List<CheckedCell> cells =
        List.of(banded(0.1, 0.01), banded(0.1, -0.01), banded(0.1, 0.01), banded(0.1, 0.01));

    assertThat(PredictionError.of(cells).orElseThrow().share())
        .isCloseTo(Math.expm1(T4 * 0.03), within(1e-6));
  }

  /** Two runs that differ are no error of the prediction, if their middle is where it should be. */
  @Test
  void howRunsDifferIsNoError() {
    assertThat(PredictionError.of(Collections.nCopies(4, cell(List.of(1.0, 1.0), 0.9, 1 / 0.9))))
        .hasValueSatisfying(error -> assertThat(error.share()).isLessThan(0.02));
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

  /**
   * The same of bands and shares together, where the error has a part that bands hold and one of
   * the same size that they do not: the binomial deviation is 0.0034, and 0.95 is not exact here
   * (0.953 of 20,000 trials), so four deviations and 0.01 either way.
   */
  @Test
  void bandsAndShareTogetherHoldTheNextProgram() {
    Random random = new Random(11);
    int trials = 4000;
    int inside = 0;
    for (int i = 0; i < trials; i++) {
      List<CheckedCell> cells = new ArrayList<>();
      for (int k = 0; k < 10; k++) {
        cells.add(banded(0.05, 0.05 * Math.sqrt(2) * random.nextGaussian()));
      }
      double half = Math.log1p(PredictionError.of(cells).orElseThrow().share());
      double next = 0.05 * Math.sqrt(2) * random.nextGaussian();
      inside += Math.abs(next) <= Math.hypot(half, 0.05 * NORMAL) ? 1 : 0;
    }
    assertThat((double) inside / trials).isBetween(0.95 - 0.0236, 0.95 + 0.0236);
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
