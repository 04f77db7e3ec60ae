package gilsim.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.Axis;
import org.jfree.chart.axis.CategoryAxis;
import org.jfree.chart.block.BlockBorder;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.Plot;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.category.BarRenderer;
import org.jfree.chart.renderer.category.StandardBarPainter;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.ui.HorizontalAlignment;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;

/** The look that all charts share. */
final class ChartStyle {
  static final Font TITLE = new Font(Font.SANS_SERIF, Font.BOLD, 18);
  static final Font LABEL = new Font(Font.SANS_SERIF, Font.PLAIN, 16);
  static final Font TICK = new Font(Font.SANS_SERIF, Font.PLAIN, 15);
  private static final BasicStroke GRID = new BasicStroke(0.8f);
  private static final BasicStroke FRAME = new BasicStroke(1.0f);
  private static final double PAD = 8;
  private static final Rectangle2D SWATCH = new Rectangle2D.Double(-7, -7, 14, 14);
  private static final Line2D LEGEND_LINE = new Line2D.Double(-18, 0, 18, 0);

  private ChartStyle() {}

  /** Wraps a plot: title, optional second line, legend below. */
  static JFreeChart chart(String title, String subtitle, Plot plot, boolean legend) {
    if (plot instanceof XYPlot xy) {
      style(xy);
    } else if (plot instanceof CategoryPlot category) {
      style(category);
    }
    JFreeChart chart = new JFreeChart(null, TICK, plot, false);
    chart.setBackgroundPaint(Color.WHITE);
    chart.setPadding(new RectangleInsets(PAD, PAD, PAD, 2 * PAD));
    if (legend) {
      LegendTitle below = new LegendTitle(plot);
      below.setItemFont(TICK);
      below.setFrame(BlockBorder.NONE);
      below.setPosition(RectangleEdge.BOTTOM);
      below.setBackgroundPaint(Color.WHITE);
      below.setLegendItemGraphicPadding(new RectangleInsets(2, PAD, 2, 2));
      chart.addLegend(below);
    }
    chart.setTitle(text(title, TITLE));
    if (!subtitle.isEmpty()) {
      chart.addSubtitle(0, text(subtitle, LABEL));
    }
    return chart;
  }

  private static TextTitle text(String text, Font font) {
    TextTitle title = new TextTitle(text, font);
    title.setHorizontalAlignment(HorizontalAlignment.LEFT);
    title.setTextAlignment(HorizontalAlignment.LEFT);
    title.setPaint(Palette.BLACK);
    title.setMargin(0, PAD, PAD / 2, 0);
    return title;
  }

  private static void style(XYPlot plot) {
    plot.setBackgroundPaint(Color.WHITE);
    plot.setOutlinePaint(Palette.GREY);
    plot.setOutlineStroke(FRAME);
    plot.setDomainGridlinePaint(Palette.LIGHT);
    plot.setRangeGridlinePaint(Palette.LIGHT);
    plot.setDomainGridlineStroke(GRID);
    plot.setRangeGridlineStroke(GRID);
    plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
    style(plot.getDomainAxis());
    style(plot.getRangeAxis());
    for (int i = 0; i < plot.getRendererCount(); i++) {
      if (plot.getRenderer(i) instanceof XYLineAndShapeRenderer lines) {
        lines.setLegendLine(LEGEND_LINE);
      }
    }
  }

  private static void style(CategoryPlot plot) {
    plot.setBackgroundPaint(Color.WHITE);
    plot.setOutlineVisible(false);
    plot.setRangeGridlinePaint(Palette.LIGHT);
    plot.setRangeGridlineStroke(GRID);
    plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
    CategoryAxis axis = plot.getDomainAxis();
    style(axis);
    axis.setMaximumCategoryLabelWidthRatio(0.4f);
    style(plot.getRangeAxis());
    if (plot.getRenderer() instanceof BarRenderer bars) {
      bars.setBarPainter(new StandardBarPainter());
      bars.setShadowVisible(false);
      bars.setDefaultLegendShape(SWATCH);
    }
  }

  private static void style(Axis axis) {
    axis.setLabelFont(LABEL);
    axis.setTickLabelFont(TICK);
    axis.setLabelPaint(Palette.BLACK);
    axis.setTickLabelPaint(Palette.BLACK);
    axis.setAxisLinePaint(Palette.GREY);
    axis.setTickMarkPaint(Palette.GREY);
  }
}
