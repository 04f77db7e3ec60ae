package gilsim.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gilsim.fixture.ResultsBuilder;
import gilsim.fixture.Samples;
import gilsim.store.Results;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.XYPlot;
import org.jfree.data.category.CategoryDataset;
import org.jfree.data.statistics.StatisticalCategoryDataset;
import org.jfree.data.xy.IntervalXYDataset;
import org.jfree.data.xy.XYDataset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every plot must hold to, and what each shows. */
class PlotKindTest {
  private static final double EPSILON = 1e-9;

  @ParameterizedTest
  @EnumSource(PlotKind.class)
  void resultsWithoutRowsGiveNoFigure(PlotKind kind) {
    assertThat(kind.figures(PlotInput.of(Samples.empty()))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(PlotKind.class)
  void onePointIsDrawnOrLeftOut(PlotKind kind) {
    for (Figure figure : kind.figures(PlotInput.of(Samples.onePoint()))) {
      assertThat(ChartImage.png(figure.panels().get(0))).isNotEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(PlotKind.class)
  void someSampleShowsThePlot(PlotKind kind) {
    assertThat(samples().stream().flatMap(sample -> kind.figures(PlotInput.of(sample)).stream()))
        .isNotEmpty();
  }

  @ParameterizedTest
  @EnumSource(PlotKind.class)
  void figuresAreCompleteAndAxesHaveUnits(PlotKind kind) {
    for (Results sample : samples()) {
      for (Figure figure : kind.figures(PlotInput.of(sample))) {
        assertThat(figure.name()).matches("[a-z0-9.-]+");
        assertThat(figure.title()).isNotBlank();
        assertThat(figure.caption()).endsWith(".");
        assertThat(figure.panels()).isNotEmpty().hasSizeLessThanOrEqualTo(4);
        figure.panels().forEach(PlotKindTest::assertLabelled);
      }
    }
  }

  @Test
  void fileNamesAreUnique() {
    for (Results sample : samples()) {
      Set<String> names = new HashSet<>();
      for (PlotKind kind : PlotKind.values()) {
        for (Figure figure : kind.figures(PlotInput.of(sample))) {
          assertThat(names.add(figure.name())).as(figure.name()).isTrue();
        }
      }
    }
  }

  @Test
  void makespanIsDrawnAgainstEachAxisWithItsIntervals() {
    List<Figure> figures = PlotKind.MAIN_METRIC.figures(PlotInput.of(Samples.cores()));

    assertThat(figures.stream().map(Figure::name))
        .containsExactly("makespan-by-cores", "makespan-by-count");
    assertThat(figures.get(0).panels()).hasSize(2);
    IntervalXYDataset data =
        (IntervalXYDataset) figures.get(0).panels().get(1).chart().getXYPlot().getDataset();
    assertThat(data.getSeriesCount()).isEqualTo(3);
    assertThat(data.getSeriesKey(2)).isEqualTo("processes");
    assertThat(xs(data, 2)).containsExactly(1.0, 2.0, 4.0, 8.0);
    assertThat(data.getYValue(2, 3)).isCloseTo(64 * 0.25 / 8 + 0.06, within(EPSILON));
    assertThat(data.getEndYValue(2, 3) - data.getStartYValue(2, 3))
        .isCloseTo(2 * 16 * 0.01 / 8, within(EPSILON));
  }

  @Test
  void axesThatSpanDecadesAreLogarithmic() {
    Figure figure = PlotKind.MAIN_METRIC.figures(PlotInput.of(Samples.convoy())).get(0);
    XYPlot plot = figure.panels().get(0).chart().getXYPlot();

    assertThat(plot.getDomainAxis()).isInstanceOf(TickedLogAxis.class);
    assertThat(plot.getRangeAxis()).isInstanceOf(TickedLogAxis.class);
    assertThat(xs(plot.getDataset(), 0).stream().map(x -> Math.round(x * 1e6)))
        .containsExactly(1L, 10L, 100L, 1000L, 5000L, 10_000L, 100_000L);
  }

  @Test
  void namesOnAnAxisStandBesideEachOtherWithoutLines() {
    Figure figure =
        PlotKind.MAIN_METRIC.figures(PlotInput.of(Samples.service())).stream()
            .filter(found -> found.name().endsWith("by-preset"))
            .findFirst()
            .orElseThrow();

    XYPlot plot = figure.panels().get(0).chart().getXYPlot();
    assertThat(plot.getDomainAxis().getRange().getLength()).isEqualTo(2);
    assertThat(plot.getRenderer()).isInstanceOf(org.jfree.chart.renderer.xy.XYErrorRenderer.class);
  }

  @Test
  void strategiesAreBarsWithHalfWidths() {
    Figure figure = PlotKind.STRATEGIES.figures(PlotInput.of(Samples.downloads())).get(0);
    StatisticalCategoryDataset data =
        (StatisticalCategoryDataset) figure.panels().get(0).chart().getCategoryPlot().getDataset();

    assertThat(data.getColumnCount()).isEqualTo(6);
    assertThat(data.getMeanValue(0, 0).doubleValue()).isEqualTo(15.4);
    assertThat(data.getStdDevValue(0, 0).doubleValue()).isCloseTo(0.308, within(EPSILON));
  }

  @Test
  void measuredRunsLieOnPredictedBandsInPartsOfTheirMedian() {
    Figure figure = PlotKind.RUN_BANDS.figures(PlotInput.of(Samples.measured())).get(0);
    XYPlot plot = figure.panels().get(0).chart().getXYPlot();

    // Processes on two cores are the last cell, at the bottom: predicted 1, measured 1.25 s.
    assertThat(xs(plot.getDataset(1), 0).get(3)).isCloseTo(80, within(EPSILON));
    assertThat(xs(plot.getDataset(), 0).subList(9, 12).stream().map(x -> Math.round(10 * x)))
        .containsExactlyInAnyOrder(1000L, 1008L, 992L);
    assertThat(plot.getDataset().getItemCount(0)).isEqualTo(12);
  }

  /** A measured run has a value of every metric; only the judged ones are drawn. */
  @Test
  void otherMetricsOfMeasuredRunsHaveNoScatter() {
    Results results =
        ResultsBuilder.scenario("s")
            .point()
            .strategies("threads")
            .value("base", "threads", "makespan", "s", 8, 0.1)
            .value("base", "threads", "latency-p50", "s", 3, 0.1)
            .measured("threads", "makespan", 8.1)
            .measured("threads", "latency-p50", 3.1)
            .build();

    List<Figure> figures = PlotKind.OBSERVED_SCATTER.figures(PlotInput.of(results));
    assertThat(figures).hasSize(1);
    assertThat(figures.get(0).panels()).hasSize(1);
  }

  @Test
  void residualsAreSignedPercentages() {
    Figure figure = PlotKind.RESIDUALS.figures(PlotInput.of(Samples.measured())).get(0);
    XYDataset data = figure.panels().get(0).chart().getXYPlot().getDataset();

    assertThat(data.getSeriesKey(1)).isEqualTo("processes");
    assertThat(data.getYValue(0, 0)).isCloseTo(0, within(EPSILON));
    assertThat(data.getYValue(1, 0)).isCloseTo(-20, within(EPSILON));
  }

  @Test
  void latencyRisesToAllTasks() {
    Figure figure = PlotKind.LATENCY.figures(PlotInput.of(Samples.downloads())).get(0);
    XYDataset data = figure.panels().get(0).chart().getXYPlot().getDataset();

    assertThat(data.getSeriesCount()).isEqualTo(6);
    for (int series = 0; series < data.getSeriesCount(); series++) {
      assertThat(xs(data, series)).isSorted();
      assertThat(data.getYValue(series, data.getItemCount(series) - 1)).isEqualTo(100);
    }
  }

  @Test
  void timesAddUpToTheLatency() {
    Figure figure = PlotKind.TIMES.figures(PlotInput.of(Samples.downloads())).get(0);
    CategoryDataset data = figure.panels().get(0).chart().getCategoryPlot().getDataset();

    assertThat(data.getRowKeys())
        .isEqualTo(List.of("running", "gil-wait", "core-wait", "device", "asleep"));
    for (int column = 0; column < data.getColumnCount(); column++) {
      double sum = 0;
      for (int row = 0; row < data.getRowCount(); row++) {
        sum += data.getValue(row, column).doubleValue();
      }
      assertThat(sum).isCloseTo(100, within(EPSILON));
    }
  }

  @Test
  void utilisationShowsProcessorsGilAndDevices() {
    Figure figure = PlotKind.UTILISATION.figures(PlotInput.of(Samples.downloads())).get(0);
    CategoryDataset data = figure.panels().get(0).chart().getCategoryPlot().getDataset();

    assertThat(data.getRowKeys())
        .isEqualTo(List.of("hardware threads", "GIL", "device web", "device link"));
    assertThat(data.getValue("device web", "threads").doubleValue()).isCloseTo(80, within(EPSILON));
  }

  @Test
  void observedValuesLieBesideTheirPredictions() {
    PlotInput input = PlotInput.of(Samples.convoy());
    XYDataset scatter =
        PlotKind.OBSERVED_SCATTER
            .figures(input)
            .get(0)
            .panels()
            .get(0)
            .chart()
            .getXYPlot()
            .getDataset();
    List<Figure> curves = PlotKind.OBSERVED_CURVES.figures(input);

    assertThat(scatter.getSeriesCount()).isEqualTo(2);
    assertThat(scatter.getItemCount(0) + scatter.getItemCount(1)).isEqualTo(7 * 3 - 1);
    assertThat(curves.stream().map(Figure::name))
        .containsExactly("observed-throughput-by-switch-interval", "observed-throughput-by-loops");
    XYDataset observed = curves.get(0).panels().get(1).chart().getXYPlot().getDataset(1);
    assertThat(observed.getItemCount(0)).isEqualTo(7);
  }

  private static List<Results> samples() {
    return List.of(
        Samples.downloads(),
        Samples.cores(),
        Samples.convoy(),
        Samples.service(),
        Samples.measured(),
        Samples.priced());
  }

  private static List<Double> xs(XYDataset data, int series) {
    List<Double> xs = new ArrayList<>();
    for (int item = 0; item < data.getItemCount(series); item++) {
      xs.add(data.getXValue(series, item));
    }
    return xs;
  }

  /** A quantity's axis names its unit; ratios, and axes whose ticks carry the unit, need none. */
  private static void assertLabelled(Panel panel) {
    if (panel.chart().getPlot() instanceof CategoryPlot plot) {
      assertThat(plot.getRangeAxis().getLabel()).containsPattern("\\((%|s|ms|µs|ns|/s|k/s|M/s)\\)");
      assertThat(plot.getDataset().getColumnCount()).isPositive();
    } else {
      XYPlot plot = panel.chart().getXYPlot();
      assertThat(plot.getDomainAxis().getLabel()).isNotBlank();
      // Names need no unit; then the other axis is the quantity's.
      ValueAxis quantity =
          plot.getRangeAxis() instanceof SymbolAxis ? plot.getDomainAxis() : plot.getRangeAxis();
      assertThat(quantity.getLabel())
          .containsPattern(
              "\\((%|s|ms|µs|ns|/s|k/s|M/s)\\)|\\(log scale\\)|^speed-up|^efficiency|^cost of");
      assertThat(plot.getDataset().getSeriesCount()).isPositive();
    }
  }
}
