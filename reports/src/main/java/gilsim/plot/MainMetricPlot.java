package gilsim.plot;

import gilsim.table.MainMetric;
import java.util.List;
import java.util.Locale;

/** Makespan, or throughput of a service, against each swept axis. */
public final class MainMetricPlot implements Plot {
  @Override
  public List<Figure> figures(PlotInput input) {
    String metric = MainMetric.of(input.results()).name();
    String title = metric.substring(0, 1).toUpperCase(Locale.ROOT) + metric.substring(1);
    return new SweepFigures(input, metric, metric, title).figures();
  }
}
