package gilsim.plot;

import gilsim.table.MainMetric;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Makespan, or throughput of a service, against each swept axis; the mean latency too where it
 * decides at some points.
 */
public final class MainMetricPlot implements Plot {
  @Override
  public List<Figure> figures(PlotInput input) {
    String metric = MainMetric.of(input.results()).name();
    String title = metric.substring(0, 1).toUpperCase(Locale.ROOT) + metric.substring(1);
    List<Figure> figures =
        new ArrayList<>(new SweepFigures(input, metric, metric, title).figures());
    if (MainMetric.varies(input.results())) {
      figures.addAll(
          new SweepFigures(input, MainMetric.LATENCY, MainMetric.LATENCY, "Mean latency")
              .figures());
    }
    return figures;
  }
}
