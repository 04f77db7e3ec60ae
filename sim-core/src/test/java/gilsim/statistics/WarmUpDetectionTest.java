package gilsim.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import gilsim.statistics.WarmUpDetection.Truncation;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class WarmUpDetectionTest {
  private static double[] noise(SplittableRandom random, int length) {
    return random.doubles(length, -1, 1).toArray();
  }

  @Test
  void constantSeriesNeedsNoTruncation() {
    assertThat(WarmUpDetection.of(new double[1000])).isEqualTo(new Truncation(0, true));
  }

  /** By hand: leaving out the first batch of five leaves equal values, and no more is gained. */
  @Test
  void stepIsCutWhereItEnds() {
    double[] series = new double[100];
    java.util.Arrays.fill(series, 0, 15, 8);
    assertThat(WarmUpDetection.of(series)).isEqualTo(new Truncation(15, true));
  }

  @Test
  void transientThatDecaysIsLeftOut() {
    SplittableRandom random = new SplittableRandom(3);
    double[] series = noise(random, 1000);
    for (int i = 0; i < series.length; i++) {
      series[i] += 20 * Math.exp(-i / 40.0);
    }
    Truncation truncation = WarmUpDetection.of(series);
    assertThat(truncation.settled()).isTrue();
    assertThat(truncation.length()).isBetween(60, 300);
  }

  @Test
  void growingSeriesNeverSettles() {
    SplittableRandom random = new SplittableRandom(4);
    double[] series = noise(random, 1000);
    for (int i = 0; i < series.length; i++) {
      series[i] += i * 0.1;
    }
    assertThat(WarmUpDetection.of(series)).isEqualTo(new Truncation(500, false));
  }

  /**
   * Independent noise of 200 batches: measured over 1,000 series, none was taken for unsettled and
   * 0.5 % of the series was left out on average. More than 3 of 300 would be a wrong formula.
   */
  @Test
  void settledNoiseIsSeldomCut() {
    SplittableRandom random = new SplittableRandom(5);
    int unsettled = 0;
    long cut = 0;
    for (int i = 0; i < 300; i++) {
      Truncation truncation = WarmUpDetection.of(noise(random, 1000));
      unsettled += truncation.settled() ? 0 : 1;
      cut += truncation.length();
    }
    assertThat(unsettled).isLessThanOrEqualTo(3);
    assertThat(cut / 300.0).isLessThan(30);
  }

  @Test
  void shortSeriesIsKeptWhole() {
    assertThat(WarmUpDetection.of(new double[] {9, 1, 1, 1}).length()).isZero();
    assertThat(WarmUpDetection.of(new double[0])).isEqualTo(new Truncation(0, true));
  }
}
