package gilsim.plot;

import java.awt.BasicStroke;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.DeviationRenderer;
import org.jfree.data.xy.YIntervalSeries;
import org.jfree.data.xy.YIntervalSeriesCollection;

/** The line of equality with ±10 % in a plot of one quantity against itself. */
final class Diagonal {
  private static final double TOLERANCE = 0.1;
  private static final float WIDTH = 1.4f;
  private static final float ALPHA = 0.18f;

  private Diagonal() {}

  /**
   * Draws it below the points.
   *
   * @param dataset a free number
   */
  static void add(XYPlot plot, int dataset) {
    ValueAxis axis = plot.getDomainAxis();
    YIntervalSeries line = new YIntervalSeries("equal, ±10 %");
    for (double end : new double[] {axis.getLowerBound(), axis.getUpperBound()}) {
      line.add(end, end, end * (1 - TOLERANCE), end * (1 + TOLERANCE));
    }
    YIntervalSeriesCollection data = new YIntervalSeriesCollection();
    data.addSeries(line);
    DeviationRenderer renderer = new DeviationRenderer(true, false);
    renderer.setAlpha(ALPHA);
    renderer.setSeriesPaint(0, Palette.GREY);
    renderer.setSeriesFillPaint(0, Palette.GREY);
    renderer.setSeriesStroke(0, new BasicStroke(WIDTH));
    plot.setDataset(dataset, data);
    plot.setRenderer(dataset, renderer);
  }
}
