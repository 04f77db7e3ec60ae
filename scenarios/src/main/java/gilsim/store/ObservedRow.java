package gilsim.store;

import java.util.List;

/**
 * A result from elsewhere, laid beside a prediction.
 *
 * @param strategy the strategy's label
 * @param axes printed value of every sweep axis of the scenario, as in {@link SummaryRow}
 * @param metric the metric's name
 * @param unit its unit
 * @param value as printed by its source
 * @param low lower end of the interval that its rounding (or its confidence interval) allows
 * @param high upper end
 * @param anchor true if the scenario's parameters were fitted on it, false if it is predicted
 * @param source {@code measured} or {@code published}
 * @param title the publication or series of measurements, for people; empty if the file has none
 * @param file the file it came from, without folders; empty if it was measured into the same folder
 */
public record ObservedRow(
    String strategy,
    List<String> axes,
    String metric,
    String unit,
    double value,
    double low,
    double high,
    boolean anchor,
    String source,
    String title,
    String file) {
  /** Whether it was measured into the folder that holds the predictions. */
  public boolean measuredHere() {
    return file.isEmpty();
  }
}
