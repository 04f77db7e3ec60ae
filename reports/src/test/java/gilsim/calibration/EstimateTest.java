package gilsim.calibration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EstimateTest {
  private static double[] upTo(int n) {
    return IntStream.rangeClosed(1, n).mapToDouble(i -> i).toArray();
  }

  /** Ranks of the 95 % interval of a median, from tables of the binomial distribution. */
  @ParameterizedTest
  @CsvSource({"1, 1, 1", "3, 1, 3", "6, 1, 6", "9, 2, 8", "10, 2, 9", "20, 6, 15", "30, 10, 21"})
  void intervalIsBetweenOrderStatistics(int n, int low, int high) {
    Estimate estimate = Estimate.of(upTo(n)).orElseThrow();
    assertThat(estimate.value()).isEqualTo((n + 1) / 2.0);
    assertThat(estimate.low()).isEqualTo(low);
    assertThat(estimate.high()).isEqualTo(high);
    assertThat(estimate.rounds()).isEqualTo(n);
  }

  /**
   * 2000 intervals of 12 exponential values: their median, ln 2, is inside in 96.1 % (binomial). At
   * 94 % or less a correct interval fails with a probability below 1e-5.
   */
  @Test
  void intervalCoversTheMedianAsOftenAsItSays() {
    Random random = new Random(1);
    int covered = 0;
    for (int i = 0; i < 2000; i++) {
      double[] values = new double[12];
      Arrays.setAll(values, k -> -Math.log(1 - random.nextDouble()));
      Estimate estimate = Estimate.of(values).orElseThrow();
      covered += estimate.low() <= Math.log(2) && Math.log(2) <= estimate.high() ? 1 : 0;
    }
    assertThat(covered / 2000.0).isBetween(0.94, 0.98);
  }

  @Test
  void differencesCarryBothErrors() {
    Estimate difference = new Estimate(10, 7, 13, 8).minus(new Estimate(4, 0, 8, 6));
    assertThat(difference).isEqualTo(new Estimate(6, 1, 11, 6));
  }

  @Test
  void fewRoundsAreNeverNarrow() {
    assertThat(Estimate.of(new double[] {1, 1, 1}).orElseThrow().isNarrow(0.05)).isFalse();
    assertThat(Estimate.of(new double[] {1, 1, 1, 1, 1, 1}).orElseThrow().isNarrow(0.05)).isTrue();
    assertThat(Estimate.of(new double[0])).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "3.8e-5, 38us",
    "0.1245, 124ms",
    "5e-3, 5ms",
    "0, 0s",
    "1.2345, 1.23s",
    "9.999e-7, 1us",
    "40e-9, 40ns"
  })
  void timesHaveThreeDigits(double seconds, String text) {
    assertThat(Unit.TIME.print(seconds)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"100, 100B", "16589, 16.2KiB", "18874368, 18MiB", "1423.4, 1.39KiB"})
  void sizesHaveThreeDigits(double bytes, String text) {
    assertThat(Unit.SIZE.print(bytes)).isEqualTo(text);
  }

  @Test
  void quantilesInterpolate() {
    assertThat(Quantiles.of(new double[] {4, 1, 3, 2}, 0.5)).isEqualTo(2.5);
    assertThat(Quantiles.of(new double[] {7}, 0.9)).isEqualTo(7);
    assertThat(Quantiles.trimmedMean(new double[] {1, 2, 3, 100}, 10))
        .isCloseTo(2, Offset.offset(1e-12));
  }

  /** A line and a curve; a target that no value reaches gives the nearest. */
  @Test
  void matchingFindsWhereTheSimulatorAgrees() {
    assertThat(Matching.match(50, x -> 20 + 2 * x, 1)).isCloseTo(15, Offset.offset(0.2));
    assertThat(Matching.match(9, x -> x * x, 1)).isCloseTo(3, Offset.offset(0.05));
    assertThat(Matching.match(5, x -> 20 + 2 * x, 1)).isZero();
  }
}
