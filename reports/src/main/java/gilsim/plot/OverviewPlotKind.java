package gilsim.plot;

import gilsim.comparison.ResultFolder;
import java.util.List;

/** All plots of everything on a page, in the order in which a report shows them. */
public enum OverviewPlotKind {
  /** {@link OverviewScatterPlot}. */
  SCATTER(new OverviewScatterPlot()),
  /** {@link SpeedRatioPlot}. */
  SPEED_RATIOS(new SpeedRatioPlot());

  private final OverviewPlot plot;

  OverviewPlotKind(OverviewPlot plot) {
    this.plot = plot;
  }

  /** The figures of this plot. */
  public List<Figure> figures(List<ResultFolder> folders) {
    return plot.figures(folders);
  }
}
