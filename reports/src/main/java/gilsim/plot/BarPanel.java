package gilsim.plot;

import gilsim.store.SummaryRow;
import java.util.List;
import org.jfree.chart.axis.AxisLocation;
import org.jfree.chart.axis.CategoryAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.renderer.category.CategoryItemRenderer;
import org.jfree.data.category.CategoryDataset;

/** Horizontal bars, one group per strategy, so that long labels stay readable. */
final class BarPanel {
  private static final int FRAME = 150;
  private static final int GAP = 14;
  private static final double CATEGORY_MARGIN = 0.3;
  private static final int LONGEST_LABEL = 26;

  private BarPanel() {}

  /**
   * A panel as high as its bars need.
   *
   * @param barHeight pixels per bar
   * @param bars bars per strategy
   */
  static Panel of(
      String title,
      String subtitle,
      CategoryDataset data,
      NumberAxis axis,
      CategoryItemRenderer renderer,
      int barHeight,
      int bars,
      boolean legend) {
    CategoryAxis categories = new CategoryAxis();
    categories.setMaximumCategoryLabelLines(2);
    categories.setCategoryMargin(CATEGORY_MARGIN);
    categories.setLowerMargin(0.02);
    categories.setUpperMargin(0.02);
    CategoryPlot plot = new CategoryPlot(data, categories, axis, renderer);
    plot.setOrientation(PlotOrientation.HORIZONTAL);
    plot.setRangeAxisLocation(AxisLocation.BOTTOM_OR_RIGHT);
    int height = FRAME + data.getColumnCount() * (bars * barHeight + GAP);
    return new Panel(ChartStyle.chart(title, subtitle, plot, legend), Panel.WIDTH, height);
  }

  /** A strategy's label, cut in the middle if it would leave no room for bars. */
  static String label(String strategy) {
    int half = LONGEST_LABEL / 2;
    return strategy.length() <= LONGEST_LABEL
        ? strategy
        : strategy.substring(0, half) + "…" + strategy.substring(strategy.length() - half);
  }

  /** The largest end of an interval. */
  static double high(List<SummaryRow> rows) {
    return rows.stream().mapToDouble(row -> Math.max(row.mean(), row.ciHigh())).max().orElse(1);
  }
}
