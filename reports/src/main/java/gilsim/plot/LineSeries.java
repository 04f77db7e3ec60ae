package gilsim.plot;

import gilsim.store.SummaryRow;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One strategy's values of one metric along an axis.
 *
 * @param label the strategy
 * @param style number of its colour, marker and line
 * @param rows the rows by printed value of the axis
 */
record LineSeries(String label, int style, Map<String, SummaryRow> rows) {

  /** The values that bound what is drawn: means and ends of intervals. */
  Stream<Double> values() {
    return rows.values().stream()
        .flatMap(row -> List.of(row.mean(), row.ciLow(), row.ciHigh()).stream());
  }
}
