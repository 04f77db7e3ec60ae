package gilsim.plot;

import java.util.List;

/** All plots, in the order in which a report shows them. */
public enum PlotKind {
  /** {@link MainMetricPlot}. */
  MAIN_METRIC(new MainMetricPlot()),
  /** {@link SpeedupPlot}. */
  SPEEDUP(new SpeedupPlot()),
  /** {@link EfficiencyPlot}. */
  EFFICIENCY(new EfficiencyPlot()),
  /** {@link CostPlot}. */
  COST(new CostPlot()),
  /** {@link StrategiesPlot}. */
  STRATEGIES(new StrategiesPlot()),
  /** {@link LatencyPlot}. */
  LATENCY(new LatencyPlot()),
  /** {@link TimesPlot}. */
  TIMES(new TimesPlot()),
  /** {@link UtilisationPlot}. */
  UTILISATION(new UtilisationPlot()),
  /** {@link ObservedScatterPlot}. */
  OBSERVED_SCATTER(new ObservedScatterPlot()),
  /** {@link ObservedCurvesPlot}. */
  OBSERVED_CURVES(new ObservedCurvesPlot()),
  /** {@link RunBandsPlot}. */
  RUN_BANDS(new RunBandsPlot()),
  /** {@link ResidualsPlot}. */
  RESIDUALS(new ResidualsPlot());

  private final Plot plot;

  PlotKind(Plot plot) {
    this.plot = plot;
  }

  /** The figures of this plot. */
  public List<Figure> figures(PlotInput input) {
    return plot.figures(input);
  }
}
