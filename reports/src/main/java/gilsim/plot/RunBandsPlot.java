package gilsim.plot;

import gilsim.comparison.Agreement;
import gilsim.comparison.BandText;
import gilsim.comparison.RunComparison;
import gilsim.store.Results;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.geom.Ellipse2D;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYErrorRenderer;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.XYIntervalSeries;
import org.jfree.data.xy.XYIntervalSeriesCollection;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/** Measured runs on the predicted band, one line for each cell. */
public final class RunBandsPlot implements Plot {
  private static final int CELLS_PER_PANEL = 24;
  private static final int MOST_PANELS = 4;
  private static final int FRAME = 150;
  private static final int LINE = 26;
  private static final double MARGIN = 0.05;
  private static final double PERCENT = 100;
  private static final Ellipse2D DOT = new Ellipse2D.Double(-4, -4, 8, 8);

  @Override
  public List<Figure> figures(PlotInput input) {
    List<RunComparison> cells =
        Agreement.judged(Agreement.cells(List.of(input.results()))).stream()
            .filter(RunComparison::counts)
            .toList();
    if (cells.isEmpty()) {
      return List.of();
    }
    String metric = cells.get(0).runs().metric();
    List<Panel> panels = new ArrayList<>();
    for (int from = 0;
        from < cells.size() && panels.size() < MOST_PANELS;
        from += CELLS_PER_PANEL) {
      int to = Math.min(cells.size(), from + CELLS_PER_PANEL);
      panels.add(panel(input.results(), metric, cells.subList(from, to)));
    }
    int drawn = Math.min(cells.size(), CELLS_PER_PANEL * MOST_PANELS);
    String caption =
        "Each line is one cell, relative to its measured median. Bars: predicted bands, with the"
            + " predicted median; hollow dots: measured runs. Here "
            + BandText.of(cells)
            + "."
            + (drawn < cells.size()
                ? " " + drawn + " of " + cells.size() + " cells are drawn."
                : "");
    return List.of(
        new Figure("measured-on-predicted", "Measured runs on predicted bands", caption, panels));
  }

  private static Panel panel(Results results, String metric, List<RunComparison> cells) {
    XYIntervalSeries bands = new XYIntervalSeries("predicted band", false, true);
    XYSeries dots = new XYSeries("measured runs", false, true);
    double low = PERCENT;
    double high = PERCENT;
    String[] names = new String[cells.size()];
    for (int i = 0; i < cells.size(); i++) {
      RunComparison cell = cells.get(i);
      double unit = cell.measured() / PERCENT;
      int line = cells.size() - 1 - i;
      names[line] = name(results, cell);
      double from = cell.band().low() / unit;
      double to = cell.band().high() / unit;
      bands.add(cell.predicted() / unit, from, to, line, line, line);
      low = Math.min(low, from);
      high = Math.max(high, to);
      for (double run : cell.runs().measured()) {
        dots.add(run / unit, line);
        low = Math.min(low, run / unit);
        high = Math.max(high, run / unit);
      }
    }
    NumberAxis values = new NumberAxis(metric + ", measured median = 100 (%)");
    values.setAutoRangeIncludesZero(false);
    double margin = Math.max(MARGIN * PERCENT, (high - low) * MARGIN);
    values.setRange(Math.max(0, low - margin), high + margin);
    SymbolAxis lines = new SymbolAxis("", names);
    lines.setRange(-0.6, cells.size() - 0.4);
    lines.setGridBandsVisible(false);
    XYIntervalSeriesCollection bars = new XYIntervalSeriesCollection();
    bars.addSeries(bands);
    XYPlot plot = new XYPlot(new XYSeriesCollection(dots), values, lines, dots());
    plot.setDataset(1, bars);
    plot.setRenderer(1, bars());
    plot.addDomainMarker(new ValueMarker(PERCENT, Palette.GREY, new BasicStroke(1.2f)));
    return new Panel(
        ChartStyle.chart("Measured runs on predicted bands", "", plot, true),
        Panel.WIDTH,
        FRAME + cells.size() * LINE);
  }

  private static String name(Results results, RunComparison cell) {
    String strategy = BarPanel.label(cell.runs().strategy());
    return results.axes().isEmpty()
        ? strategy
        : strategy + ", " + BarPanel.label(String.join(", ", cell.runs().axes()));
  }

  private static XYLineAndShapeRenderer dots() {
    XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(false, true);
    renderer.setSeriesShape(0, DOT);
    renderer.setSeriesPaint(0, Palette.BLACK);
    renderer.setUseFillPaint(true);
    renderer.setSeriesFillPaint(0, new Color(255, 255, 255, 0));
    renderer.setUseOutlinePaint(true);
    renderer.setSeriesOutlinePaint(0, Palette.BLACK);
    renderer.setSeriesOutlineStroke(0, new BasicStroke(1.4f));
    return renderer;
  }

  private static XYErrorRenderer bars() {
    XYErrorRenderer renderer = new XYErrorRenderer();
    renderer.setDrawYError(false);
    renderer.setSeriesPaint(0, Palette.color(0));
    renderer.setSeriesShape(0, new Ellipse2D.Double(-3, -3, 6, 6));
    renderer.setErrorStroke(new BasicStroke(7f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER));
    renderer.setCapLength(0);
    return renderer;
  }
}
