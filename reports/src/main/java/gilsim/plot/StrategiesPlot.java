package gilsim.plot;

import gilsim.store.Results;
import gilsim.store.SummaryRow;
import gilsim.table.MainMetric;
import gilsim.table.Quantity;
import gilsim.table.Scale;
import java.awt.BasicStroke;
import java.awt.Paint;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jfree.chart.annotations.CategoryTextAnnotation;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.renderer.category.StatisticalBarRenderer;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.statistics.DefaultStatisticalCategoryDataset;

/** The strategies beside each other: bars of the main metric with confidence intervals. */
public final class StrategiesPlot implements Plot {
  private static final int BAR_HEIGHT = 26;
  private static final double ROOM_FOR_TEXT = 1.28;
  private static final double TEXT_GAP = 0.012;

  @Override
  public List<Figure> figures(PlotInput input) {
    Results results = input.results();
    String metric = MainMetric.of(results).name();
    List<Panel> panels = new ArrayList<>();
    for (PointChoice point : PointChoice.of(results)) {
      List<SummaryRow> rows =
          results.strategies().stream()
              .flatMap(label -> input.index().find(point.id(), label, metric).stream())
              .toList();
      if (rows.size() > 1) {
        panels.add(panel(results, metric, point, rows));
      }
    }
    if (panels.isEmpty()) {
      return List.of();
    }
    String caption =
        "Mean "
            + metric
            + " over the replications; whiskers are "
            + Quantity.percent(results.confidence())
            + " confidence intervals."
            + PointChoice.caption(results);
    return List.of(new Figure("strategies", title(metric) + " of the strategies", caption, panels));
  }

  private static String title(String metric) {
    return metric.substring(0, 1).toUpperCase(Locale.ROOT) + metric.substring(1);
  }

  private static Panel panel(
      Results results, String metric, PointChoice point, List<SummaryRow> rows) {
    double high = BarPanel.high(rows);
    Scale scale = Scale.of(rows.get(0).unit(), high);
    DefaultStatisticalCategoryDataset data = new DefaultStatisticalCategoryDataset();
    for (SummaryRow row : rows) {
      data.add(
          scale.shown(row.mean()),
          scale.shown(Quantity.halfWidth(row)),
          metric,
          BarPanel.label(row.strategy()));
    }
    NumberAxis axis = new NumberAxis(metric + " (" + scale.symbol() + ")");
    axis.setRange(0, high > 0 ? scale.shown(high) * ROOM_FOR_TEXT : 1);
    List<Integer> styles =
        rows.stream().map(row -> results.strategies().indexOf(row.strategy())).toList();
    Panel panel =
        BarPanel.of(
            title(metric) + " of the strategies",
            point.label(),
            data,
            axis,
            new Bars(styles),
            BAR_HEIGHT,
            1,
            false);
    annotate(panel, rows, scale, high);
    return panel;
  }

  /** Writes every mean behind its whisker. */
  private static void annotate(Panel panel, List<SummaryRow> rows, Scale scale, double high) {
    CategoryPlot plot = (CategoryPlot) panel.chart().getPlot();
    for (SummaryRow row : rows) {
      CategoryTextAnnotation text =
          new CategoryTextAnnotation(
              Quantity.text(row.mean(), row.unit()),
              BarPanel.label(row.strategy()),
              scale.shown(Math.max(row.mean(), row.ciHigh()) + TEXT_GAP * high));
      text.setFont(ChartStyle.TICK);
      text.setPaint(Palette.BLACK);
      text.setTextAnchor(TextAnchor.CENTER_LEFT);
      plot.addAnnotation(text);
    }
  }

  /** One colour per strategy, the same as in all other plots. */
  private static final class Bars extends StatisticalBarRenderer {
    private static final long serialVersionUID = 1;
    private final transient List<Integer> styles;

    Bars(List<Integer> styles) {
      this.styles = styles;
      setErrorIndicatorPaint(Palette.BLACK);
      setErrorIndicatorStroke(new BasicStroke(1.6f));
      setMaximumBarWidth(0.3);
      setDrawBarOutline(false);
    }

    @Override
    public Paint getItemPaint(int row, int column) {
      return Palette.color(styles.get(column));
    }
  }
}
