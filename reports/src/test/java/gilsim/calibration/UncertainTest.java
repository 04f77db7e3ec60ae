package gilsim.calibration;

import static org.assertj.core.api.Assertions.assertThat;

import gilsim.scenario.RelativeInterval;
import org.junit.jupiter.api.Test;

/** How far a number may be from the truth, from the rounds that it was measured in. */
class UncertainTest {
  @Test
  void itIsWhatTheRoundsSaidNotTheirMedian() {
    double[] rounds = new double[41];
    for (int i = 0; i < rounds.length; i++) {
      rounds[i] = 80 + i;
    }
    Estimate estimate = Estimate.of(rounds).orElseThrow();
    // Of 41 rounds the 2.5 and 97.5 % quantiles are the second and the last but one.
    assertThat(Uncertain.of(estimate)).contains(new RelativeInterval(0.81, 1.19));
    assertThat(estimate.low()).isGreaterThan(85);
  }

  @Test
  void nothingIsNotUncertain() {
    assertThat(Uncertain.of(new Estimate(0, 0, 0, 9))).isEmpty();
    assertThat(Uncertain.of(new Estimate(1, 0.999, 1.001, 9))).isEmpty();
  }

  @Test
  void oneRoundSaysNothingAboutIt() {
    assertThat(Uncertain.of(new Estimate(1, 1, 1, 1))).contains(new RelativeInterval(0.8, 1.25));
  }

  @Test
  void itHoldsTheStatedValueAndHasLimits() {
    assertThat(Uncertain.between(-3, 0.5)).isEqualTo(new RelativeInterval(0.1, 1));
    assertThat(Uncertain.between(1.5, 99)).isEqualTo(new RelativeInterval(1, 10));
  }
}
