package gilsim.plot;

import gilsim.table.WorkCost;
import java.util.List;

/** What a million tasks cost against each swept axis, where machines have a price. */
public final class CostPlot implements Plot {
  @Override
  public List<Figure> figures(PlotInput input) {
    return new SweepFigures(input, WorkCost.METRIC, "cost of a million tasks", "Cost of the work")
        .figures();
  }
}
