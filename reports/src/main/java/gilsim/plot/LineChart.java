package gilsim.plot;

import gilsim.store.SummaryRow;
import java.awt.BasicStroke;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.DeviationRenderer;
import org.jfree.chart.renderer.xy.XYErrorRenderer;
import org.jfree.data.xy.XYIntervalSeries;
import org.jfree.data.xy.XYIntervalSeriesCollection;
import org.jfree.data.xy.YIntervalSeries;
import org.jfree.data.xy.YIntervalSeriesCollection;

/** Lines with markers and confidence bands against a swept axis. */
final class LineChart {
  /** Share of the distance between two names that the markers of one may take. */
  private static final double ROOM = 0.6;

  private LineChart() {}

  /** A plot without title and legend; values in the unit of the axis. */
  static XYPlot plot(SweptAxis x, MetricAxis y, List<LineSeries> series) {
    return x.isQuantity()
        ? plot(x, y, series, new DeviationRenderer(true, true))
        : whiskers(x, y, series);
  }

  /** The same with lines only, to put other markers on. */
  static XYPlot bare(SweptAxis x, MetricAxis y, List<LineSeries> series) {
    return plot(x, y, series, new DeviationRenderer(true, false));
  }

  private static XYPlot plot(
      SweptAxis x, MetricAxis y, List<LineSeries> series, DeviationRenderer renderer) {
    YIntervalSeriesCollection data = new YIntervalSeriesCollection();
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

  /** Names have nothing between them: markers with whiskers, beside each other, no lines. */
  private static XYPlot whiskers(SweptAxis x, MetricAxis y, List<LineSeries> series) {
    XYIntervalSeriesCollection data = new XYIntervalSeriesCollection();
    XYErrorRenderer renderer = new XYErrorRenderer();
    renderer.setErrorStroke(new BasicStroke(1.8f));
    renderer.setCapLength(7);
    for (LineSeries one : series) {
      int index = data.getSeriesCount();
      double at = (index - (series.size() - 1) / 2.0) * ROOM / series.size();
      XYIntervalSeries points = new XYIntervalSeries(one.label(), false, true);
      one.rows()
          .forEach(
              (value, row) -> {
                double place = x.position(value) + at;
                points.add(
                    place,
                    place,
                    place,
                    y.shown(row.mean()),
                    y.shown(row.ciLow()),
                    y.shown(row.ciHigh()));
              });
      data.addSeries(points);
      renderer.setSeriesPaint(index, Palette.color(one.style()));
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
