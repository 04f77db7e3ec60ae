package gilsim.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gilsim.fixture.Samples;
import gilsim.store.SingleRuns;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Hand-computed errors, bands and orders of cells that were both simulated and measured. */
class AgreementTest {
  private static final double EPSILON = 1e-12;

  private static RunComparison cell(
      String point, String strategy, String metric, List<Double> predicted, List<Double> measured) {
    return new RunComparison(
        "test",
        new SingleRuns(point, List.of(point), strategy, metric, "s", predicted, measured, 0));
  }

  @Test
  void oneWildRunDoesNotMoveTheError() {
    RunComparison cell =
        cell("a", "threads", "makespan", List.of(1.1, 1.1, 1.1), List.of(1.0, 1.0, 9.0));

    assertThat(cell.error()).isCloseTo(0.1, within(EPSILON));
    // Repetitions 0 and 2 have the median 5, repetition 1 is 1.
    assertThat(cell.repeatability()).isCloseTo(4, within(EPSILON));
  }

  @Test
  void theBandHoldsTheMiddleOfTheSimulatedRuns() {
    List<Double> predicted =
        java.util.stream.IntStream.range(0, 41).mapToObj(i -> (double) i).toList();
    RunComparison inside = cell("a", "threads", "makespan", predicted, List.of(1.0));
    RunComparison outside = cell("a", "threads", "makespan", predicted, List.of(39.5));

    assertThat(inside.band().low()).isCloseTo(1, within(EPSILON));
    assertThat(inside.band().high()).isCloseTo(39, within(EPSILON));
    assertThat(inside.inBand()).isTrue();
    assertThat(outside.inBand()).isFalse();
    assertThat(inside.repeatability()).isNaN();
  }

  private static RunComparison checked(String unit, double error) {
    List<Double> predicted =
        java.util.stream.IntStream.range(0, 41).mapToObj(i -> 99.5 + i * 0.025).toList();
    return new RunComparison(
        "test",
        new SingleRuns(
            "a", List.of(), "x", "makespan", unit, predicted, List.of(124.0, 124.0), error));
  }

  /** Half-widths 0.475 of chance, and 20 below and 25 above of the model: square roots of sums. */
  @Test
  void theErrorOfCheckProgramsWidensBandsAndMovesNothing() {
    RunComparison without = checked("s", 0);
    RunComparison with = checked("s", 0.25);

    assertThat(without.band()).isEqualTo(without.simulatedBand());
    assertThat(without.inBand()).isFalse();
    assertThat(with.band().low()).isCloseTo(100 - Math.sqrt(0.475 * 0.475 + 400), within(1e-9));
    assertThat(with.band().high()).isCloseTo(100 + Math.sqrt(0.475 * 0.475 + 625), within(1e-9));
    assertThat(with.inBand()).isTrue();
    assertThat(with.predicted()).isEqualTo(without.predicted());
    assertThat(with.error()).isEqualTo(without.error());
    assertThat(with.simulatedBand()).isEqualTo(without.simulatedBand());
  }

  /** Of bands 0.95 wide around 100 and 4 around 4, and one around 0, which has no width to tell. */
  @Test
  void mediansOverCellsAreOfErrorsAndOfWidths() {
    RunComparison narrow = checked("s", 0);
    List<Double> wide = java.util.stream.IntStream.range(0, 41).mapToObj(i -> 2 + i * 0.1).toList();
    RunComparison other = cell("a", "threads", "makespan", wide, List.of(4.0));
    RunComparison none = cell("a", "x", "makespan", List.of(0.0, 0.0), List.of(1.0));
    Agreement all = Agreement.of("all", List.of(narrow, other, none)).orElseThrow();

    assertThat(narrow.bandWidth()).isCloseTo(0.0095, within(EPSILON));
    assertThat(other.bandWidth()).isCloseTo(0.95, within(EPSILON));
    assertThat(none.bandWidth()).isNaN();
    assertThat(all.bandWidth()).isCloseTo((0.0095 + 0.95) / 2, within(EPSILON));
    assertThat(all.medianError()).isCloseTo(24.0 / 124, within(EPSILON));
    assertThat(Agreement.of("none", List.of(none)).orElseThrow().bandWidth()).isNaN();
  }

  @Test
  void onlyTimesAndRatesAreWidened() {
    assertThat(checked("1/s", 0.25).isWidened()).isTrue();
    assertThat(checked("1", 0.25).isWidened()).isFalse();
    assertThat(checked("B", 0.25).band()).isEqualTo(checked("B", 0).band());
  }

  @Test
  void theTextSaysWhatBandsHold() {
    assertThat(BandText.of(List.of(checked("s", 0)))).contains("lacks the error of the model");
    assertThat(BandText.of(List.of(checked("s", 0.1))))
        .endsWith(
            "widened by how far predictions of check programs were off (run between the scenarios"
                + " where their description says so, else prediction-error of the profile)");
    assertThat(BandText.of(List.of(checked("s", 0.1), checked("s", 0))))
        .endsWith(" in the 1 of 2 cells for which it is known");
  }

  @Test
  void meansOverCells() {
    Agreement agreement =
        Agreement.of(
                "all",
                List.of(
                    cell("a", "x", "makespan", List.of(1.1), List.of(1.0)),
                    cell("b", "x", "makespan", List.of(0.7), List.of(1.0)),
                    cell("c", "x", "makespan", List.of(0.7), List.of(0.0))))
            .orElseThrow();

    assertThat(agreement.cells()).hasSize(2);
    assertThat(agreement.mape()).isCloseTo(0.2, within(EPSILON));
    assertThat(agreement.bias()).isCloseTo(-0.1, within(EPSILON));
    assertThat(agreement.worst().runs().point()).isEqualTo("b");
  }

  @Test
  void partsOfAMetricCountAsThatMetric() {
    List<Agreement> groups =
        Agreement.byMetric(
            List.of(
                cell("a", "x", "latency-mean", List.of(1.0), List.of(1.0)),
                cell("a", "x", "latency-mean/page", List.of(1.0), List.of(1.0)),
                cell("a", "x", "startup-time", List.of(1.0), List.of(1.0))));

    assertThat(groups.stream().map(Agreement::group))
        .containsExactly("latency-mean", "startup-time");
    assertThat(groups.get(0).cells()).hasSize(2);
  }

  @Test
  void makespanJudgesWhereThereIsOne() {
    List<RunComparison> cells =
        List.of(
            cell("a", "x", "makespan", List.of(1.0), List.of(1.0)),
            cell("a", "x", "throughput", List.of(1.0), List.of(1.0)));

    assertThat(Agreement.judged(cells)).containsExactly(cells.get(0));
    assertThat(Agreement.judged(cells.subList(1, 2))).containsExactly(cells.get(1));
  }

  /** Of three strategies two are alike in reality; one of the two real orders is predicted. */
  @Test
  void onlyStrategiesThatReallyDifferHaveAnOrder() {
    StrategyOrder order =
        StrategyOrder.of(
            List.of(
                cell("a", "x", "makespan", List.of(1.0, 1.0), List.of(1.0, 1.01)),
                cell("a", "y", "makespan", List.of(2.0, 2.0), List.of(1.0, 1.011)),
                cell("a", "z", "makespan", List.of(1.5, 1.5), List.of(5.0, 5.01)),
                cell("b", "x", "makespan", List.of(9.0, 9.0), List.of(9.0, 9.01))));

    assertThat(order.pairs()).isEqualTo(2);
    assertThat(order.right()).isEqualTo(1);
    assertThat(order.wrong()).containsExactly("test (a), makespan: y and z");
    assertThat(order.undecided())
        .isEqualTo("1 pair is too close to tell: test (a), makespan: x and y");
  }

  @Test
  void everyScenarioHasALineAndAllTogether() {
    RunComparison good = cell("a", "x", "makespan", List.of(1.0, 1.0), List.of(1.0, 1.01));
    RunComparison bad = cell("a", "y", "makespan", List.of(3.0, 3.0), List.of(2.0, 2.01));
    RunComparison other =
        new RunComparison(
            "other",
            new SingleRuns("a", List.of(), "x", "makespan", "s", List.of(1.0), List.of(2.0), 0));
    List<Scorecard> cards = Scorecard.byScenario(List.of(good, bad, other));

    assertThat(cards.stream().map(Scorecard::group)).containsExactly("test", "other");
    assertThat(cards.get(0).order().text()).isEqualTo("1 of 1");
    assertThat(cards.get(1).order().text()).isEqualTo("–");
    assertThat(cards.get(1).agreement().bias()).isCloseTo(-0.5, within(EPSILON));
    assertThat(Scorecard.of("all", List.of(good, bad, other)).orElseThrow().agreement().worst())
        .isEqualTo(other);
    assertThat(Scorecard.of("none", List.of())).isEmpty();
  }

  @Test
  void theTextHasErrorsAndOrder() {
    String text = AgreementText.of(List.of(Samples.measured()), false);

    // Two cells right, two 20 % too small; the order at two cores is right, at one the real one
    // (2 against 2.5 s) is not predicted.
    assertThat(text).contains("makespan", "10 %", "−20 %");
    assertThat(text).contains("order of two strategies that really differ: 1 of 2 pairs right");
    assertThat(AgreementText.of(List.of(Samples.cores()), false)).isEmpty();
  }
}
