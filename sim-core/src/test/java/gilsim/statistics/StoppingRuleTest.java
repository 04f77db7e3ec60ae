package gilsim.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class StoppingRuleTest {
  private final StoppingRule rule = new StoppingRule(10, 23, 0.1, 0.95);

  @Test
  void decidesAtTheMinimumThenEveryFiveUpToTheMaximum() {
    assertThat(rule.next(10)).isEqualTo(15);
    assertThat(rule.next(15)).isEqualTo(20);
    assertThat(rule.next(20)).isEqualTo(23);
  }

  @Test
  void zeroHalfWidthIsReachedEvenAroundZero() {
    SampleMean zeros = new SampleMean();
    zeros.add(0);
    zeros.add(0);
    assertThat(rule.reached(zeros)).isTrue();
  }

  @Test
  void halfWidthIsComparedWithTheMean() {
    SampleMean mean = new SampleMean();
    mean.add(99);
    mean.add(101); // half-width 12.7
    assertThat(rule.reached(mean)).isFalse();
    assertThat(new StoppingRule(2, 9, 0.13, 0.95).reached(mean)).isTrue();
  }

  @Test
  void metricWithoutValuesHoldsUpNothingButOneValueDoes() {
    SampleMean mean = new SampleMean();
    assertThat(rule.reached(mean)).isTrue();
    mean.add(1);
    assertThat(rule.reached(mean)).isFalse();
  }

  @Test
  void refusesWhatMakesNoSense() {
    assertThatThrownBy(() -> new StoppingRule(5, 4, 0.1, 0.95))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new StoppingRule(1, 4, 0, 0.95))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
