package gilsim.plot;

import gilsim.store.Results;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.HdrHistogram.Histogram;
import org.jfree.chart.LegendItem;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/** The distribution of the tasks' latencies, by strategy and kind of task. */
public final class LatencyPlot implements Plot {
  private static final double NANOSECONDS = 1e-9;
  private static final int STEPS = 100;
  private static final List<Double> MARKED = List.of(50.0, 95.0, 99.0);
  private static final int MOST_KINDS = 3;

  @Override
  public List<Figure> figures(PlotInput input) {
    Results results = input.results();
    List<Figure> figures = new ArrayList<>();
    List<String> kinds = kinds(results);
    for (String kind : kinds.subList(0, Math.min(MOST_KINDS, kinds.size()))) {
      String of = kinds.size() > 1 ? " of " + kind : "";
      List<Panel> panels = new ArrayList<>();
      for (PointChoice point : PointChoice.of(results)) {
        Map<String, Map<String, Histogram>> here =
            results.latencies().getOrDefault(point.id(), Map.of());
        if (here.values().stream().anyMatch(histograms -> filled(histograms, kind))) {
          panels.add(panel(results, here, kind, "Latency" + of, point.label()));
        }
      }
      if (!panels.isEmpty()) {
        String caption =
            "Share of tasks that are done within a time, all replications together; markers stand"
                + " at 50 %, 95 % and 99 %."
                + PointChoice.caption(results);
        String name = FileNames.slug("latency" + (kinds.size() > 1 ? "-" + kind : ""));
        figures.add(new Figure(name, "Distribution of latencies" + of, caption, panels));
      }
    }
    return figures;
  }

  private static boolean filled(Map<String, Histogram> histograms, String kind) {
    return histograms.containsKey(kind) && histograms.get(kind).getTotalCount() > 0;
  }

  private static List<String> kinds(Results results) {
    Set<String> kinds = new LinkedHashSet<>();
    results
        .latencies()
        .values()
        .forEach(strategies -> strategies.values().forEach(map -> kinds.addAll(map.keySet())));
    return List.copyOf(kinds);
  }

  private static Panel panel(
      Results results,
      Map<String, Map<String, Histogram>> here,
      String kind,
      String title,
      String subtitle) {
    List<Double> ends = new ArrayList<>();
    List<String> strategies =
        results.strategies().stream()
            .filter(label -> filled(here.getOrDefault(label, Map.of()), kind))
            .toList();
    for (String label : strategies) {
      Histogram histogram = here.get(label).get(kind);
      ends.add(histogram.getMinNonZeroValue() * NANOSECONDS);
      ends.add(histogram.getMaxValue() * NANOSECONDS);
    }
    MetricAxis latency = MetricAxis.of("latency", "s", ends);
    XYSeriesCollection data = new XYSeriesCollection();
    XYLineAndShapeRenderer renderer = new MarkedLines();
    for (String label : strategies) {
      int style = results.strategies().indexOf(label);
      int index = data.getSeriesCount();
      data.addSeries(curve(label, here.get(label).get(kind), latency));
      renderer.setSeriesPaint(index, Palette.color(style));
      renderer.setSeriesStroke(index, Palette.line(style));
      renderer.setSeriesShape(index, Palette.marker(style));
    }
    NumberAxis share = new NumberAxis("tasks done (%)");
    share.setRange(0, 102);
    XYPlot plot = new XYPlot(data, latency.axis(), share, renderer);
    return Panel.of(ChartStyle.chart(title, subtitle, plot, true));
  }

  private static XYSeries curve(String label, Histogram histogram, MetricAxis axis) {
    XYSeries curve = new XYSeries(label, false, true);
    curve.add(axis.shown(histogram.getMinValue() * NANOSECONDS), 0);
    for (int percent = 1; percent <= STEPS; percent++) {
      double latency = histogram.getValueAtPercentile(percent) * NANOSECONDS;
      curve.add(axis.shown(latency), percent);
    }
    return curve;
  }

  /** Lines with markers at a few percentages only. */
  private static final class MarkedLines extends XYLineAndShapeRenderer {
    private static final long serialVersionUID = 1;

    MarkedLines() {
      super(true, true);
      setDrawSeriesLineAsPath(true); // dashes go on from one short piece to the next
    }

    @Override
    public boolean getItemShapeVisible(int series, int item) {
      return MARKED.contains((double) item);
    }

    @Override
    public LegendItem getLegendItem(int dataset, int series) {
      LegendItem item = super.getLegendItem(dataset, series);
      item.setShapeVisible(true);
      return item;
    }
  }
}
