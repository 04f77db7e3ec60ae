package gilsim.plot;

import gilsim.comparison.ComparedCell;
import gilsim.store.ObservedRow;
import gilsim.store.Results;
import gilsim.table.AxisNames;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jfree.chart.plot.XYPlot;
import org.jfree.data.xy.XYIntervalSeries;

/** Observed points on the predicted curves, against each swept axis. */
public final class ObservedCurvesPlot implements Plot {
  @Override
  public List<Figure> figures(PlotInput input) {
    List<Figure> figures = new ArrayList<>();
    for (String metric : metrics(input)) {
      for (int axis = 0; axis < input.results().axes().size(); axis++) {
        figure(input, metric, axis).ifPresent(figures::add);
      }
    }
    return figures;
  }

  private static List<String> metrics(PlotInput input) {
    return input.comparison().cells().stream()
        .map(cell -> cell.observed().metric())
        .distinct()
        .toList();
  }

  private static Optional<Figure> figure(PlotInput input, String metric, int axis) {
    Results results = input.results();
    Map<SweepSlice, List<ComparedCell>> observed = new LinkedHashMap<>();
    for (SweepSlice slice : SweepSlice.along(results, axis)) {
      List<ComparedCell> cells =
          input.comparison().cells().stream()
              .filter(cell -> cell.observed().metric().equals(metric))
              .filter(cell -> slice.points().containsValue(cell.predicted().point()))
              .toList();
      if (cells.stream().map(cell -> cell.predicted().point()).distinct().count() > 1) {
        observed.put(slice, cells);
      }
    }
    if (observed.isEmpty()) {
      return Optional.empty();
    }
    List<SweepSlice> slices = SweepSlice.some(List.copyOf(observed.keySet()));
    SweepFigures curves = new SweepFigures(input, metric, metric, metric);
    List<Double> values = new ArrayList<>();
    for (SweepSlice slice : slices) {
      curves.series(slice).forEach(series -> series.values().forEach(values::add));
      observed.get(slice).forEach(cell -> values.add(cell.observed().value()));
    }
    String name = AxisNames.shorten(results.axes()).get(axis);
    String title = "Predicted and observed " + metric + " by " + name;
    MetricAxis y = MetricAxis.of(metric, input.index().unit(metric), values);
    List<Panel> panels = new ArrayList<>();
    for (SweepSlice slice : slices) {
      SweptAxis x = SweptAxis.of(name, List.copyOf(slice.points().keySet()));
      XYPlot plot = LineChart.bare(x, y, curves.series(slice));
      addObserved(plot, results, slice, observed.get(slice), x, y);
      panels.add(Panel.of(ChartStyle.chart(title, slice.held(), plot, true)));
    }
    String caption =
        "Lines: predictions with confidence bands. Markers: observed values with their"
            + " intervals; hollow: predicted, filled: anchors."
            + (y.isLogarithmic() && observedZero(observed)
                ? " Observed values of 0 have no place on a logarithmic axis."
                : "")
            + (slices.size() < observed.size()
                ? " " + slices.size() + " of " + observed.size() + " panels are drawn."
                : "");
    String file = FileNames.slug("observed-" + metric + "-by-" + name);
    return Optional.of(new Figure(file, title, caption, panels));
  }

  private static boolean observedZero(Map<SweepSlice, List<ComparedCell>> observed) {
    return observed.values().stream()
        .flatMap(List::stream)
        .anyMatch(cell -> cell.observed().value() <= 0);
  }

  private static void addObserved(
      XYPlot plot,
      Results results,
      SweepSlice slice,
      List<ComparedCell> cells,
      SweptAxis x,
      MetricAxis y) {
    Map<String, String> values = new LinkedHashMap<>();
    slice.points().forEach((value, point) -> values.put(point, value));
    ObservedMarkers markers = new ObservedMarkers();
    Map<String, XYIntervalSeries> series = new LinkedHashMap<>();
    Set<Boolean> explained = new HashSet<>();
    for (ComparedCell cell : cells) {
      ObservedRow row = cell.observed();
      if (y.isLogarithmic() && row.value() <= 0) {
        continue;
      }
      int style = results.strategies().indexOf(row.strategy());
      double at = x.position(values.get(cell.predicted().point()));
      XYIntervalSeries points = series.get(row.strategy() + row.anchor());
      if (points == null) {
        String label = "observed" + (row.anchor() ? " (anchor)" : "");
        points = markers.series(label, style, row.anchor(), explained.add(row.anchor()));
        series.put(row.strategy() + row.anchor(), points);
      }
      points.add(at, at, at, y.shown(row.value()), y.shown(row.low()), y.shown(row.high()));
    }
    plot.setDataset(1, markers.data());
    plot.setRenderer(1, markers.renderer());
  }
}
