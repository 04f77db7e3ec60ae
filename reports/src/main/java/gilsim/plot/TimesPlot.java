package gilsim.plot;

import gilsim.store.Results;
import gilsim.store.SummaryRow;
import gilsim.table.Quantity;
import gilsim.trace.TaskState;
import java.awt.Color;
import java.awt.Paint;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.renderer.category.StackedBarRenderer;
import org.jfree.data.category.DefaultCategoryDataset;

/** Where the time of tasks went: running, waiting for what, asleep. */
public final class TimesPlot implements Plot {
  private static final int BAR_HEIGHT = 28;
  private static final char NO_BREAK = '\u00a0';
  private static final Map<TaskState, Color> COLORS =
      new EnumMap<>(
          Map.of(
              TaskState.RUNNING, Palette.BLUE,
              TaskState.GIL_WAIT, Palette.VERMILION,
              TaskState.CORE_WAIT, Palette.ORANGE,
              TaskState.DEVICE, Palette.GREEN,
              TaskState.LOCK, Palette.PURPLE,
              TaskState.ASLEEP, new Color(0xC4C4C4)));

  @Override
  public List<Figure> figures(PlotInput input) {
    Results results = input.results();
    List<Panel> panels = new ArrayList<>();
    for (PointChoice point : PointChoice.of(results)) {
      panel(input, point).ifPresent(panels::add);
    }
    if (panels.isEmpty()) {
      return List.of();
    }
    String caption =
        "Shares of the mean latency, which stands behind the strategy's name. A task that waits"
            + " for the GIL and for a core counts as waiting for the GIL; waiting for a worker or"
            + " for the event loop's turn counts as core-wait."
            + PointChoice.caption(results);
    return List.of(new Figure("times", "Where the time of tasks went", caption, panels));
  }

  private static Optional<Panel> panel(PlotInput input, PointChoice point) {
    DefaultCategoryDataset data = new DefaultCategoryDataset();
    for (String strategy : input.results().strategies()) {
      Map<TaskState, Double> times = times(input, point.id(), strategy);
      double sum = times.values().stream().mapToDouble(time -> time).sum();
      if (sum > 0) {
        String label =
            BarPanel.label(strategy) + " (" + Quantity.brief(sum, "s").replace(' ', NO_BREAK) + ")";
        times.forEach((state, time) -> data.addValue(100 * time / sum, state.title(), label));
      }
    }
    if (data.getColumnCount() == 0) {
      return Optional.empty();
    }
    NumberAxis axis = new NumberAxis("share of the mean latency (%)");
    axis.setRange(0, 100);
    return Optional.of(
        BarPanel.of(
            "Where the time of tasks went",
            point.label(),
            data,
            axis,
            new Bars(data),
            BAR_HEIGHT,
            1,
            true));
  }

  /** The times of a cell in the states' order, those left out that no strategy spent time in. */
  private static Map<TaskState, Double> times(PlotInput input, String point, String strategy) {
    Map<TaskState, Double> times = new EnumMap<>(TaskState.class);
    for (TaskState state : TaskState.values()) {
      String metric = "time/" + state.label();
      boolean used =
          input.results().strategies().stream()
              .flatMap(label -> input.index().find(point, label, metric).stream())
              .anyMatch(row -> row.mean() > 0);
      if (used) {
        times.put(
            state, input.index().find(point, strategy, metric).map(SummaryRow::mean).orElse(0.0));
      }
    }
    return times;
  }

  /** One colour per state, whichever states are there. */
  private static final class Bars extends StackedBarRenderer {
    private static final long serialVersionUID = 1;

    Bars(DefaultCategoryDataset data) {
      setDrawBarOutline(true);
      setMaximumBarWidth(0.3);
      for (TaskState state : TaskState.values()) {
        int row = data.getRowIndex(state.title());
        if (row >= 0) {
          Paint paint = COLORS.get(state);
          setSeriesPaint(row, paint);
          setSeriesOutlinePaint(row, Color.WHITE);
        }
      }
    }
  }
}
