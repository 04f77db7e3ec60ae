package gilsim.plot;

import gilsim.comparison.Agreement;
import gilsim.comparison.BandText;
import gilsim.comparison.RunComparison;
import gilsim.store.Results;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.IntervalMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.Layer;
import org.jfree.data.xy.XYIntervalSeries;

/** The error of every cell against what was measured: whether errors grow with the size. */
public final class ResidualsPlot implements Plot {
  private static final double TOLERANCE = 10;
  private static final double ROOM = 1.15;

  @Override
  public List<Figure> figures(PlotInput input) {
    List<RunComparison> cells =
        Agreement.judged(Agreement.cells(List.of(input.results()))).stream()
            .filter(cell -> cell.measured() > 0)
            .toList();
    if (cells.isEmpty()) {
      return List.of();
    }
    return List.of(
        new Figure(
            "residuals",
            "Errors of the predictions",
            "Predicted less measured median, relative to the measured one. The strip is ±10 %; bars:"
                + " the predicted band. Here "
                + BandText.of(cells)
                + ".",
            List.of(panel(input.results(), cells))));
  }

  private static Panel panel(Results results, List<RunComparison> cells) {
    String metric = cells.get(0).runs().metric();
    MetricAxis x =
        MetricAxis.of(
            "measured " + metric,
            cells.get(0).runs().unit(),
            cells.stream().map(RunComparison::measured).toList());
    ObservedMarkers markers = new ObservedMarkers();
    Map<String, XYIntervalSeries> series = new LinkedHashMap<>();
    for (RunComparison cell : cells) {
      String label = cell.runs().strategy();
      double at = x.shown(cell.measured());
      series
          .computeIfAbsent(
              label, key -> markers.series(key, results.strategies().indexOf(key), false, true))
          .add(
              at,
              at,
              at,
              100 * cell.error(),
              100 * (cell.band().low() / cell.measured() - 1),
              100 * (cell.band().high() / cell.measured() - 1));
    }
    NumberAxis y = new NumberAxis("error of the predicted " + metric + " (%)");
    double most =
        cells.stream()
            .flatMap(
                cell ->
                    Stream.of(
                        cell.error(),
                        cell.band().low() / cell.measured() - 1,
                        cell.band().high() / cell.measured() - 1))
            .mapToDouble(error -> 100 * Math.abs(error))
            .max()
            .orElse(0);
    double end = Math.max(2 * TOLERANCE, most * ROOM);
    y.setRange(-end, end);
    XYPlot plot = new XYPlot(markers.data(), x.axis(), y, markers.renderer());
    plot.setRangeZeroBaselineVisible(true);
    IntervalMarker band = new IntervalMarker(-TOLERANCE, TOLERANCE, Palette.GREY);
    band.setAlpha(0.18f);
    plot.addRangeMarker(band, Layer.BACKGROUND);
    return Panel.of(ChartStyle.chart("Errors of the predicted " + metric, "", plot, true));
  }
}
