package gilsim.store;

import java.util.List;

/**
 * One metric of one cell that was both simulated and measured, run by run. Where the interval of a
 * mean tells how well the mean is known, these tell what a single run may do.
 *
 * @param point the point's id
 * @param axes printed value of every sweep axis
 * @param strategy the strategy's label
 * @param metric the metric's name
 * @param unit its unit
 * @param predicted values of the simulated runs, in the order of the replications, at least one
 * @param measured values of the measured runs, in the order of the repetitions, at least one
 * @param predictionError how far predictions of such a strategy were off programs that the profile
 *     was not fitted on ({@link gilsim.scenario.PredictionErrors}), a share; 0 if the profile does
 *     not say
 */
public record SingleRuns(
    String point,
    List<String> axes,
    String strategy,
    String metric,
    String unit,
    List<Double> predicted,
    List<Double> measured,
    double predictionError) {
  /** Copies the lists. */
  public SingleRuns {
    axes = List.copyOf(axes);
    predicted = List.copyOf(predicted);
    measured = List.copyOf(measured);
    if (predicted.isEmpty() || measured.isEmpty()) {
      throw new IllegalArgumentException("a run of each kind is needed for " + metric);
    }
  }
}
