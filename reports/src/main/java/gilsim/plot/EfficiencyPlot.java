package gilsim.plot;

import java.util.List;

/** Efficiency (speed-up per worker that can run) against each swept axis. */
public final class EfficiencyPlot implements Plot {
  @Override
  public List<Figure> figures(PlotInput input) {
    return new SweepFigures(input, "efficiency", "efficiency", "Efficiency").figures();
  }
}
