package gilsim.plot;

import gilsim.store.Results;
import gilsim.store.SummaryRow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.renderer.category.BarRenderer;
import org.jfree.data.category.DefaultCategoryDataset;

/** How busy processors, GIL and devices were under each strategy. */
public final class UtilisationPlot implements Plot {
  private static final String DEVICE = "device-utilization/";
  private static final int MOST_DEVICES = 6;
  private static final int BAR_HEIGHT = 15;

  @Override
  public List<Figure> figures(PlotInput input) {
    Results results = input.results();
    Map<String, String> resources = resources(input);
    List<Panel> panels = new ArrayList<>();
    for (PointChoice point : PointChoice.of(results)) {
      panel(input, point, resources).ifPresent(panels::add);
    }
    if (panels.isEmpty()) {
      return List.of();
    }
    long devices = input.index().metrics().stream().filter(name -> name.startsWith(DEVICE)).count();
    String caption =
        "Busy share of the time: of all hardware threads, of the GIL (mean over interpreters), of"
            + " each device."
            + (devices > MOST_DEVICES
                ? " The first " + MOST_DEVICES + " of " + devices + " devices."
                : "")
            + PointChoice.caption(results);
    return List.of(
        new Figure("utilisation", "Utilisation of cores, GIL and devices", caption, panels));
  }

  /** Labels by metric. */
  private static Map<String, String> resources(PlotInput input) {
    Map<String, String> resources = new LinkedHashMap<>();
    resources.put("cpu-utilization", "hardware threads");
    resources.put("gil-held", "GIL");
    input.index().metrics().stream()
        .filter(name -> name.startsWith(DEVICE))
        .limit(MOST_DEVICES)
        .forEach(name -> resources.put(name, "device " + name.substring(DEVICE.length())));
    return resources;
  }

  private static Optional<Panel> panel(
      PlotInput input, PointChoice point, Map<String, String> resources) {
    DefaultCategoryDataset data = new DefaultCategoryDataset();
    for (String strategy : input.results().strategies()) {
      resources.forEach(
          (metric, label) ->
              input
                  .index()
                  .find(point.id(), strategy, metric)
                  .map(SummaryRow::mean)
                  .ifPresent(mean -> data.addValue(100 * mean, label, BarPanel.label(strategy))));
    }
    if (data.getColumnCount() == 0) {
      return Optional.empty();
    }
    NumberAxis axis = new NumberAxis("busy (%)");
    axis.setRange(0, 100);
    BarRenderer renderer = new BarRenderer();
    renderer.setItemMargin(0.05);
    renderer.setDrawBarOutline(false);
    for (int row = 0; row < data.getRowCount(); row++) {
      renderer.setSeriesPaint(row, Palette.color(row));
    }
    return Optional.of(
        BarPanel.of(
            "Utilisation",
            point.label(),
            data,
            axis,
            renderer,
            BAR_HEIGHT,
            data.getRowCount(),
            true));
  }
}
