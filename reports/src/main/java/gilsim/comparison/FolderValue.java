package gilsim.comparison;

import gilsim.store.SummaryRow;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What one folder has of a cell: medians of single runs if the cell was both simulated and
 * measured, else the mean of what there is.
 *
 * @param runs both; empty if only one of them is there
 * @param simulated the mean of the simulated runs
 * @param measured the mean of the measured runs
 */
public record FolderValue(
    Optional<RunComparison> runs, Optional<SummaryRow> simulated, Optional<SummaryRow> measured) {

  /** The prediction. */
  public OptionalDouble predicted() {
    return value(runs.map(RunComparison::predicted), simulated);
  }

  /** The measurement. */
  public OptionalDouble observed() {
    return value(runs.map(RunComparison::measured), measured);
  }

  private static OptionalDouble value(Optional<Double> median, Optional<SummaryRow> mean) {
    return median
        .or(() -> mean.map(SummaryRow::mean))
        .map(OptionalDouble::of)
        .orElse(OptionalDouble.empty());
  }
}
