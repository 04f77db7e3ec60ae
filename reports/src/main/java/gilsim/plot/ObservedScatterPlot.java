package gilsim.plot;

import gilsim.comparison.ComparedCell;
import gilsim.store.ObservedRow;
import gilsim.store.Results;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jfree.chart.plot.XYPlot;
import org.jfree.data.xy.XYIntervalSeries;

/** Predicted against observed values: perfect predictions lie on the diagonal. */
public final class ObservedScatterPlot implements Plot {
  @Override
  public List<Figure> figures(PlotInput input) {
    Map<String, List<ComparedCell>> metrics = new LinkedHashMap<>();
    for (ComparedCell cell : input.comparison().cells()) {
      metrics.computeIfAbsent(cell.observed().metric(), key -> new ArrayList<>()).add(cell);
    }
    List<Panel> panels = new ArrayList<>();
    int zeroes = 0;
    for (Map.Entry<String, List<ComparedCell>> entry : metrics.entrySet()) {
      List<ComparedCell> positive =
          entry.getValue().stream()
              .filter(cell -> cell.observed().value() > 0 && cell.predicted().mean() > 0)
              .toList();
      zeroes += entry.getValue().size() - positive.size();
      if (!positive.isEmpty()) {
        panels.add(panel(input.results(), entry.getKey(), positive));
      }
    }
    if (panels.isEmpty()) {
      return List.of();
    }
    String caption =
        "The line is equality, the band ±10 %. Bars: interval of the observed value and confidence"
            + " interval of the prediction. Hollow: predicted; filled: anchors."
            + (zeroes > 0
                ? " Cells with a value of 0 (" + zeroes + ") are in the table only."
                : "");
    return List.of(
        new Figure("predicted-against-observed", "Predicted against observed", caption, panels));
  }

  private static Panel panel(Results results, String metric, List<ComparedCell> cells) {
    List<Double> values = new ArrayList<>();
    for (ComparedCell cell : cells) {
      values.add(cell.observed().value());
      values.add(cell.predicted().mean());
    }
    String unit = cells.get(0).predicted().unit();
    MetricAxis x = MetricAxis.of("observed " + metric, unit, values);
    MetricAxis y = MetricAxis.of("predicted " + metric, unit, values);
    ObservedMarkers markers = new ObservedMarkers();
    Map<String, XYIntervalSeries> series = new LinkedHashMap<>();
    for (ComparedCell cell : cells) {
      ObservedRow row = cell.observed();
      int style = results.strategies().indexOf(row.strategy());
      String label = row.strategy() + (row.anchor() ? " (anchor)" : "");
      series
          .computeIfAbsent(label, key -> markers.series(key, style, row.anchor(), true))
          .add(
              x.shown(row.value()),
              x.shown(row.low()),
              x.shown(row.high()),
              y.shown(cell.predicted().mean()),
              y.shown(cell.predicted().ciLow()),
              y.shown(cell.predicted().ciHigh()));
    }
    XYPlot plot = new XYPlot(markers.data(), x.axis(), y.axis(), markers.renderer());
    Diagonal.add(plot, 1);
    return Panel.of(ChartStyle.chart("Predicted against observed " + metric, "", plot, true));
  }
}
