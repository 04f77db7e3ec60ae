package gilsim.os;

import static org.assertj.core.api.Assertions.assertThat;

import gilsim.kernel.RandomStream;
import gilsim.kernel.RandomStreams;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How often a processor that runs out of work looks for waiting threads. */
class NewlyIdleTest {
  private static double looks(double start, double success, int forgotten, int counted) {
    RandomStream dice = new RandomStreams(3, 0).stream("dice", 0);
    RandomStream luck = new RandomStreams(3, 0).stream("luck", 0);
    NewlyIdle newlyIdle = new NewlyIdle(start, dice);
    int looked = 0;
    for (int i = 0; i < forgotten + counted; i++) {
      boolean finds = luck.nextUniform() < success;
      if (newlyIdle.looks()) {
        looked += i >= forgotten ? 1 : 0;
        newlyIdle.looked(finds);
      }
    }
    return (double) looked / counted;
  }

  /** Of 500 calls, before the first new share: 4 standard errors of 0.019, fails with 6e-5. */
  @Test
  void beginsAsStated() {
    assertThat(looks(0.25, 1, 0, 500)).isCloseTo(0.25, Offset.offset(0.078));
  }

  /**
   * In the long run about as often as it succeeds. A call adds 1 / share with probability share x
   * p, so the share of 204,800 calls has a relative standard error of sqrt((1 - p²) / 204,800) / p,
   * at most 0.7 %; 4 of them fail with 6e-5, and 5 % are for what rounding to 1/1024 adds.
   */
  @ParameterizedTest
  @ValueSource(doubles = {0.3, 0.6})
  void approachesItsSuccess(double success) {
    assertThat(looks(0.5, success, 10_000, 204_800))
        .isCloseTo(success, Offset.offset(0.08 * success));
  }

  /** The kernel counts a success as one from a share of two thirds on, so it stays about there. */
  @Test
  void neverInVainMeansMostly() {
    assertThat(looks(0.5, 1, 20_000, 1_000)).isBetween(0.6, 0.9);
  }

  @Test
  void alwaysInVainMeansHardlyEver() {
    assertThat(looks(0.5, 0, 20_000, 10_000)).isLessThan(0.02);
  }
}
