package gilsim.plot;

import gilsim.table.MainMetric;
import java.util.List;

/**
 * Efficiency (speed-up per worker that can run) against each swept axis. Where the arrivals set the
 * throughput it means nothing: who serves every request has a low one.
 */
public final class EfficiencyPlot implements Plot {
  @Override
  public List<Figure> figures(PlotInput input) {
    if (!MainMetric.of(input.results()).comparedBySpeedup() || MainMetric.varies(input.results())) {
      return List.of();
    }
    return new SweepFigures(input, "efficiency", "efficiency", "Efficiency").figures();
  }
}
