package gilsim.plot;

import gilsim.store.SummaryRow;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.DeviationRenderer;
import org.jfree.data.xy.YIntervalSeries;
import org.jfree.data.xy.YIntervalSeriesCollection;

/** Lines with markers and confidence bands against a swept axis. */
final class LineChart {
  private LineChart() {}

  /** A plot without title and legend; values in the unit of the axis. */
  static XYPlot plot(SweptAxis x, MetricAxis y, List<LineSeries> series) {
    YIntervalSeriesCollection data = new YIntervalSeriesCollection();
    DeviationRenderer renderer = new DeviationRenderer(x.isQuantity(), true);
    renderer.setAlpha(0.22f);
    for (LineSeries one : series) {
      int index = data.getSeriesCount();
      data.addSeries(points(x, y, one));
      renderer.setSeriesPaint(index, Palette.color(one.style()));
      renderer.setSeriesFillPaint(index, Palette.color(one.style()));
      renderer.setSeriesStroke(index, Palette.line(one.style()));
      renderer.setSeriesShape(index, Palette.marker(one.style()));
    }
    return new XYPlot(data, x.axis(), y.axis(), renderer);
  }

  private static YIntervalSeries points(SweptAxis x, MetricAxis y, LineSeries series) {
    YIntervalSeries points = new YIntervalSeries(series.label(), false, true);
    series.rows().entrySet().stream()
        .sorted(
            Comparator.comparingDouble(
                (Map.Entry<String, SummaryRow> entry) -> x.position(entry.getKey())))
        .forEach(
            entry -> {
              SummaryRow row = entry.getValue();
              points.add(
                  x.position(entry.getKey()),
                  y.shown(row.mean()),
                  y.shown(row.ciLow()),
                  y.shown(row.ciHigh()));
            });
    return points;
  }
}
