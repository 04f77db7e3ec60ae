package gilsim.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gilsim.fixture.ResultsBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;

class ComparisonTest {
  private static final double EPSILON = 1e-12;

  @Test
  void errorIsTheDistanceToTheIntervalOfTheObservedValue() {
    Comparison comparison =
        Comparison.of(
            sweep()
                .observed("threads", List.of("0.005s"), "makespan", "s", 9.0, 0.05, false)
                .observed("threads", List.of("1ms"), "makespan", "s", 9.0, 0.05, false)
                .observed("threads", List.of("1000us"), "makespan", "s", 10.0, 1.0, false)
                .observed("threads", List.of("1ms"), "makespan", "s", 0, 0.5, false)
                .build());

    assertThat(comparison.unmatched()).isEmpty();
    assertThat(comparison.cells().stream().map(cell -> cell.predicted().point()))
        .containsExactly(
            "switch-interval=5ms",
            "switch-interval=1ms",
            "switch-interval=1ms",
            "switch-interval=1ms");
    assertThat(comparison.cells().get(0).error()).isCloseTo((8 - 8.95) / 9, within(EPSILON));
    assertThat(comparison.cells().get(1).error()).isCloseTo((10 - 9.05) / 9, within(EPSILON));
    assertThat(comparison.cells().get(2).error()).isZero();
    assertThat(comparison.cells().get(3).error()).isCloseTo(9.5, within(EPSILON));
    assertThat(comparison.cells().get(3).relative()).isFalse();
  }

  @Test
  void totalsLeaveOutAnchorsAndZeroes() {
    Comparison comparison =
        Comparison.of(
            sweep()
                .observed("threads", List.of("5ms"), "makespan", "s", 4.0, 0, true)
                .observed("threads", List.of("1ms"), "makespan", "s", 8.0, 0, false)
                .observed("threads", List.of("5ms"), "makespan", "s", 10.0, 0, false)
                .observed("threads", List.of("5ms"), "makespan", "s", 0, 0, false)
                .observed("threads", List.of("5ms"), "latency-p50", "s", 2.0, 0, false)
                .build());

    assertThat(comparison.totals().stream().map(ErrorTotal::group))
        .containsExactly("makespan, published", "latency-p50, published", "all");
    ErrorTotal makespan = comparison.totals().get(0);
    assertThat(makespan.cells()).hasSize(2);
    assertThat(makespan.mape()).isCloseTo((0.25 + 0.2) / 2, within(EPSILON));
    assertThat(makespan.bias()).isCloseTo((0.25 - 0.2) / 2, within(EPSILON));
    assertThat(makespan.worst().observed().value()).isEqualTo(8);
    ErrorTotal all = comparison.totals().get(2);
    assertThat(all.cells()).hasSize(3);
    assertThat(all.mape()).isCloseTo((0.25 + 0.2 + 0.5) / 3, within(EPSILON));
  }

  @Test
  void rowsWithoutAPredictionSayWhy() {
    Comparison comparison =
        Comparison.of(
            sweep()
                .observed("gevent", List.of("5ms"), "makespan", "s", 4.0, 0, false)
                .observed("threads", List.of("7ms"), "makespan", "s", 4.0, 0, false)
                .observed("threads", List.of("5ms"), "speedup", "1", 4.0, 0, false)
                .observed("threads", List.of("5ms"), "makespan", "ms", 4.0, 0, false)
                .build());

    assertThat(comparison.cells()).isEmpty();
    assertThat(comparison.totals()).isEmpty();
    assertThat(comparison.unmatched().stream().map(UnmatchedRow::reason))
        .containsExactly(
            "no strategy has this label",
            "no sweep point has these values",
            "no prediction of this metric: it does not apply, or no run finished",
            "its unit is ms, the prediction's is s");
  }

  private static ResultsBuilder sweep() {
    return ResultsBuilder.scenario("s", "interpreter.switch-interval")
        .point("5ms")
        .point("1ms")
        .strategies("threads")
        .value("switch-interval=5ms", "threads", "makespan", "s", 8, 0.1)
        .value("switch-interval=1ms", "threads", "makespan", "s", 10, 0.1)
        .value("switch-interval=5ms", "threads", "latency-p50", "s", 3, 0.1);
  }
}
