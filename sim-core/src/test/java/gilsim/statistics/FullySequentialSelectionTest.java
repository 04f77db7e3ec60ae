package gilsim.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import org.apache.commons.math3.distribution.BinomialDistribution;
import org.junit.jupiter.api.Test;

class FullySequentialSelectionTest {
  private static final int EXPERIMENTS = 400;
  private static final int FIRST = 10;

  /** What a selection came to. */
  private record Choice(int system, int observations) {}

  /** Normal systems with a common part, which common random numbers would give them. */
  private static Choice select(double[] means, double common, double confidence, Random random) {
    FullySequentialSelection selection =
        new FullySequentialSelection(means.length, FIRST, 1, confidence);
    int count = 0;
    do {
      double shared = random.nextGaussian() * common;
      selection.add(
          Arrays.stream(means).map(mean -> mean + shared + 2 * random.nextGaussian()).toArray());
      count++;
      if (count % 5 == 0) {
        selection.screen();
      }
    } while (count % 5 != 0 || !selection.settled());
    return new Choice(selection.best(), count);
  }

  /**
   * The hardest case: all others are exactly the zone worse. 400 experiments, each right with a
   * probability of at least 0.9: fewer than the bound has a probability below 1e-6. Seeded.
   */
  @Test
  void selectsTheBestAsOftenAsPromised() {
    Random random = new Random(1);
    double[] means = {0, 0, 1, 0, 0, 0};
    int right = 0;
    for (int i = 0; i < EXPERIMENTS; i++) {
      right += select(means, 5, 0.9, random).system() == 2 ? 1 : 0;
    }
    int least = new BinomialDistribution(null, EXPERIMENTS, 0.9).inverseCumulativeProbability(1e-6);
    assertThat(right).isGreaterThanOrEqualTo(least);
  }

  /** Ties end, too, and any of them will do; never one that is worse by more than the zone. */
  @Test
  void tiesInsideTheZoneEnd() {
    Random random = new Random(2);
    double[] means = {3, 3, 2.5, 0};
    int wrong = 0;
    for (int i = 0; i < EXPERIMENTS; i++) {
      wrong += select(means, 1, 0.9, random).system() == 3 ? 1 : 0;
    }
    // At most 10 % each time: more than the bound has a probability below 1e-6.
    int most =
        new BinomialDistribution(null, EXPERIMENTS, 0.1).inverseCumulativeProbability(1 - 1e-6);
    assertThat(wrong).isLessThanOrEqualTo(most);
  }

  @Test
  void farApartIsSettledAtOnceWhateverTheyShare() {
    Random random = new Random(3);
    Choice choice = select(new double[] {0, 100, 50}, 1000, 0.99, random);
    assertThat(choice).isEqualTo(new Choice(1, FIRST));
  }

  @Test
  void systemsWithoutChanceAreSettledAtTheFirstScreening() {
    FullySequentialSelection selection = new FullySequentialSelection(3, 2, 0.5, 0.95);
    selection.add(new double[] {1, 2, 2});
    selection.screen();
    assertThat(selection.settled()).isFalse();
    selection.add(new double[] {1, 2, 2});
    selection.screen();
    assertThat(selection.settled()).isTrue();
    assertThat(selection.contains(0)).isFalse();
    assertThat(selection.contains(2)).isTrue();
    assertThat(selection.best()).isEqualTo(1);
  }

  /** The numbers of the paper's formulas, worked out by hand for two systems. */
  @Test
  void screensAtTheBorderOfThePaper() {
    // Differences 0.9 and 1.1 around 1: S^2 = 0.02. Half of alpha 0.05, k = 2, n0 = 2:
    // eta = (0.05^-2 - 1) / 2 = 199.5, h^2 = 399, W(2) = z / 4 * (7.98 / z^2 - 2).
    // W = 1 at z = 1.2338: below that zone both stay in, above it the first goes. The t-test
    // would need a difference of t(0.9875; 1) * sqrt(0.01) = 2.5.
    for (double zone : new double[] {1.23, 1.24}) {
      FullySequentialSelection selection = new FullySequentialSelection(2, 2, zone, 0.95);
      selection.add(new double[] {0, 0.9});
      selection.add(new double[] {0, 1.1});
      selection.screen();
      assertThat(selection.contains(0)).as("zone %s", zone).isEqualTo(zone == 1.23);
    }
  }

  /** KN alone would need about h^2 S^2 / (2 zone D) = 1800 observations. */
  @Test
  void whatIsFarWorseButVariesMuchIsTakenOutSoon() {
    Random random = new Random(4);
    FullySequentialSelection selection = new FullySequentialSelection(2, FIRST, 0.01, 0.95);
    for (int i = 0; i < 2 * FIRST; i++) {
      selection.add(new double[] {random.nextGaussian(), -8 + 4 * random.nextGaussian()});
    }
    assertThat(selection.settled()).isTrue();
    assertThat(selection.best()).isZero();
  }

  @Test
  void oneSystemNeedsNoObservations() {
    assertThat(new FullySequentialSelection(1, 10, 1, 0.95).settled()).isTrue();
    assertThat(new FullySequentialSelection(1, 10, 1, 0.95).best()).isZero();
  }

  @Test
  void refusesWhatMakesNoSense() {
    assertThatThrownBy(() -> new FullySequentialSelection(2, 1, 1, 0.95))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new FullySequentialSelection(2, 2, 0, 0.95))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
