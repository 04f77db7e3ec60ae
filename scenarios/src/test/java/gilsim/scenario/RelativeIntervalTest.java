package gilsim.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

/** How far a number may be from what is stated. */
class RelativeIntervalTest {
  private static final RelativeInterval SKEWED = new RelativeInterval(0.9, 1.4);

  @Test
  void halfOfTheDrawsAreBelowWhatIsStated() {
    assertThat(SKEWED.factor(0.5)).isCloseTo(1, within(1e-12));
  }

  @Test
  void theEndsAreReachedButNotPassed() {
    assertThat(SKEWED.factor(1e-12)).isCloseTo(0.9, within(1e-6));
    assertThat(SKEWED.factor(1 - 1e-12)).isCloseTo(1.4, within(1e-6));
  }

  @Test
  void eachSideIsNormal() {
    // Phi(-1) = 0.158655 of the whole normal distribution, of which 0.025 on each side is cut off.
    double share = (0.158655 - 0.025) / 0.95;
    assertThat(SKEWED.factor(share)).isCloseTo(1 - 0.1 / 1.959964, within(1e-5));
    assertThat(SKEWED.factor(1 - share)).isCloseTo(1 + 0.4 / 1.959964, within(1e-5));
  }

  @Test
  void anIntervalHoldsTheStatedValue() {
    assertThatThrownBy(() -> new RelativeInterval(1.1, 1.2)).hasMessageContaining("must hold 1");
    assertThatThrownBy(() -> new RelativeInterval(0, 1.2)).hasMessageContaining("above 0");
  }

  @Property
  void factorsRise(
      @ForAll @DoubleRange(min = 0.01, max = 1) double low,
      @ForAll @DoubleRange(min = 1, max = 50) double high,
      @ForAll @DoubleRange(min = 0.01, max = 0.98) double share) {
    RelativeInterval interval = new RelativeInterval(low, high);
    assertThat(interval.factor(share)).isLessThanOrEqualTo(interval.factor(share + 0.01));
    assertThat(interval.factor(share)).isBetween(low, high);
  }
}
