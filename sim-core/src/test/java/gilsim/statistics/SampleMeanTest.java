package gilsim.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SampleMeanTest {
  private static SampleMean of(double... values) {
    SampleMean mean = new SampleMean();
    for (double value : values) {
      mean.add(value);
    }
    return mean;
  }

  /** Law, "Simulation Modeling and Analysis", 5th ed., example 4.26: 1.34 ± 0.24 at 90 %. */
  @Test
  void intervalOfATextbook() {
    SampleMean mean = of(1.20, 1.50, 1.68, 1.89, 0.95, 1.49, 1.58, 1.55, 0.50, 1.09);
    assertThat(mean.mean()).isCloseTo(1.343, within(1e-9));
    assertThat(mean.halfWidth(0.90)).isCloseTo(0.24, within(0.005));
  }

  /** Tables of Student's t: 12.706 at 97.5 % with 1 degree of freedom, 2.262 with 9. */
  @Test
  void quantilesOfTheTables() {
    assertThat(of(-1, 1).halfWidth(0.95)).isCloseTo(12.7062, within(1e-3));
    SampleMean ten = new SampleMean();
    for (int i = 0; i < 5; i++) {
      ten.add(-3);
      ten.add(3);
    }
    assertThat(ten.halfWidth(0.95))
        .isCloseTo(2.262157 * Math.sqrt(10) / Math.sqrt(10), within(1e-5));
  }

  @Test
  void equalValuesHaveExactlyNoWidth() {
    SampleMean mean = of(0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1);
    assertThat(mean.halfWidth(0.95)).isZero();
    assertThat(mean.interval(0.95)).isEqualTo(new Interval(0.1, 0.1));
  }

  @Test
  void oneValueSaysNothingAboutItsSpread() {
    assertThat(of(3).halfWidth(0.95)).isInfinite();
    assertThat(of(3).interval(0.95)).isEqualTo(new Interval(3, 3));
    assertThatThrownBy(() -> of().interval(0.95)).isInstanceOf(IllegalStateException.class);
  }

  /**
   * 4,000 intervals of 8 normal values at 90 %: the covered number is binomial, standard deviation
   * 19; outside 3600 ± 85 with a probability of 8e-6.
   */
  @Test
  void intervalsCoverTheTrueMeanAsOftenAsTheySay() {
    SplittableRandom random = new SplittableRandom(20260101);
    int covered = 0;
    for (int i = 0; i < 4000; i++) {
      SampleMean mean = new SampleMean();
      for (int j = 0; j < 8; j++) {
        mean.add(5 + 2 * normal(random));
      }
      Interval interval = mean.interval(0.90);
      covered += interval.low() <= 5 && 5 <= interval.high() ? 1 : 0;
    }
    assertThat(covered).isBetween(3600 - 85, 3600 + 85);
  }

  private static double normal(SplittableRandom random) {
    double radius = Math.sqrt(-2 * Math.log(1 - random.nextDouble()));
    return radius * Math.cos(2 * Math.PI * random.nextDouble());
  }
}
