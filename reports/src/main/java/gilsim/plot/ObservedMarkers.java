package gilsim.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import org.jfree.chart.renderer.xy.XYErrorRenderer;
import org.jfree.data.xy.XYIntervalSeries;
import org.jfree.data.xy.XYIntervalSeriesCollection;

/**
 * Observed values as markers with their intervals: hollow where they are predicted, filled where
 * they are anchors. The colour and shape are those of the strategy.
 */
final class ObservedMarkers {
  private final XYIntervalSeriesCollection data = new XYIntervalSeriesCollection();
  private final XYErrorRenderer renderer = new XYErrorRenderer();

  ObservedMarkers() {
    renderer.setUseFillPaint(true);
    renderer.setUseOutlinePaint(true);
    renderer.setDrawOutlines(true);
    renderer.setDefaultOutlineStroke(new BasicStroke(1.8f));
    renderer.setAutoPopulateSeriesOutlinePaint(false);
    renderer.setCapLength(5);
    renderer.setErrorStroke(new BasicStroke(1.2f));
  }

  /**
   * Begins a series.
   *
   * @param label for the legend
   * @param style the strategy's number
   * @param anchor whether its markers are filled
   * @param legend whether it has an entry in the legend
   */
  XYIntervalSeries series(String label, int style, boolean anchor, boolean legend) {
    XYIntervalSeries series = new XYIntervalSeries(label, false, true);
    int index = data.getSeriesCount();
    data.addSeries(series);
    Color color = Palette.color(style);
    renderer.setSeriesPaint(index, color);
    renderer.setSeriesShape(index, Palette.marker(style));
    renderer.setSeriesOutlinePaint(index, color);
    renderer.setSeriesOutlineStroke(index, new BasicStroke(1.8f));
    renderer.setSeriesFillPaint(index, anchor ? color : Color.WHITE);
    renderer.setSeriesVisibleInLegend(index, legend);
    return series;
  }

  XYIntervalSeriesCollection data() {
    return data;
  }

  XYErrorRenderer renderer() {
    return renderer;
  }
}
