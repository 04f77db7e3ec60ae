package gilsim.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gilsim.fixture.ResultsBuilder;
import gilsim.fixture.Samples;
import gilsim.store.Results;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Hand-computed ratios between folders. */
class SideBySideTest {
  private static final double EPSILON = 1e-12;

  private static Results batch(double predicted, double measured, String... strategies) {
    ResultsBuilder builder = ResultsBuilder.scenario("batch").point().strategies(strategies);
    for (String strategy : strategies) {
      builder
          .value("base", strategy, "makespan", "s", predicted, 0.01)
          .runs(
              "base",
              strategy,
              "makespan",
              List.of(predicted, predicted),
              List.of(measured, measured * 1.0001));
    }
    return builder.build();
  }

  private static Results service(double predicted, double measured) {
    return ResultsBuilder.scenario("service")
        .service()
        .point()
        .strategies("loop")
        .value("base", "loop", "throughput", "1/s", predicted, 0.01)
        .runs(
            "base",
            "loop",
            "throughput",
            "1/s",
            List.of(predicted, predicted),
            List.of(measured, measured))
        .build();
  }

  private static SideBySide two() {
    return new SideBySide(
        List.of(
            new ResultFolder("old", List.of(batch(2, 3, "threads"), service(100, 100))),
            new ResultFolder("new", List.of(service(90, 120), batch(1, 1, "threads")))));
  }

  @Test
  void aboveOneIsFasterForBothMetrics() {
    List<SpeedRatio> ratios = two().ratios(1);

    assertThat(ratios).hasSize(2);
    assertThat(ratios.get(0).row().place()).isEqualTo("batch: threads");
    assertThat(ratios.get(0).predicted()).isCloseTo(2, within(EPSILON));
    assertThat(ratios.get(0).measured()).isCloseTo(3, within(EPSILON));
    assertThat(ratios.get(0).error()).isCloseTo(-1.0 / 3, within(EPSILON));
    assertThat(ratios.get(1).predicted()).isCloseTo(0.9, within(EPSILON));
    assertThat(ratios.get(1).measured()).isCloseTo(1.2, within(EPSILON));
    assertThat(ratios.get(1).error()).isCloseTo(-0.25, within(EPSILON));
  }

  @Test
  void theFasterOneIsRightWhereBothAreAboveOne() {
    SpeedRatios ratios = SpeedRatios.of(two()).get(0);

    assertThat(ratios.folder()).isEqualTo("new");
    assertThat(ratios.differing()).isEqualTo(2);
    assertThat(ratios.right()).isEqualTo(1);
    assertThat(ratios.mape()).isCloseTo((1.0 / 3 + 0.25) / 2, within(EPSILON));
    assertThat(ratios.measured()).isCloseTo(Math.sqrt(3 * 1.2), within(EPSILON));
    assertThat(ratios.predicted()).isCloseTo(Math.sqrt(2 * 0.9), within(EPSILON));
    assertThat(ratios.worst().row().scenario()).isEqualTo("batch");
  }

  @Test
  void cellsThatOneFolderHasAloneStandBesideNothing() {
    SideBySide folders =
        new SideBySide(
            List.of(
                new ResultFolder("old", List.of(batch(2, 3, "threads", "processes"))),
                new ResultFolder("new", List.of(batch(1, 1, "threads")))));

    assertThat(folders.rows().stream().map(FolderRow::strategy)).containsExactly("threads");
  }

  @Test
  void predictionsAloneHaveRatiosOfTheirMeans() {
    SideBySide folders =
        new SideBySide(
            List.of(
                new ResultFolder("one", List.of(Samples.cores())),
                new ResultFolder("other", List.of(Samples.cores()))));

    FolderRow row = folders.rows().get(0);
    assertThat(row.predictedSpeed(1)).hasValue(1);
    assertThat(row.measuredSpeed(1)).isEmpty();
    assertThat(folders.ratios(1)).isEmpty();
    assertThat(SideBySideText.of(folders, false)).isEmpty();
  }

  @Test
  void namesSayWhichFolderWhereSeveralHoldAScenario() {
    SideBySide folders =
        new SideBySide(
            List.of(
                new ResultFolder("old", List.of(batch(2, 3, "threads"), service(1, 1))),
                new ResultFolder("new", List.of(batch(1, 1, "threads")))));

    assertThat(folders.named().stream().map(Results::scenario))
        .containsExactly("batch (old)", "batch (new)", "service");
  }

  @Test
  void theTextHasOneLineForEachFolderAndForTheRatio() {
    assertThat(SideBySideText.of(two(), false))
        .contains("by folder", "old  ", "new against old", "1 of 2", "batch: threads")
        .contains("1.90×", "1.34×");
  }
}
