package gilsim.plot;

import gilsim.table.MainMetric;
import java.util.List;

/** Speed-up over the baseline against each swept axis. */
public final class SpeedupPlot implements Plot {
  @Override
  public List<Figure> figures(PlotInput input) {
    if (!MainMetric.of(input.results()).comparedBySpeedup()) {
      return List.of();
    }
    String over = input.results().baseline();
    String title = over.isEmpty() ? "Speed-up" : "Speed-up over " + over;
    return new SweepFigures(input, "speedup", "speed-up", title).figures();
  }
}
