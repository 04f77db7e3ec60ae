package gilsim.store;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** {@code summary.csv}: a line for each cell and metric. */
final class SummaryExport {
  private SummaryExport() {}

  static void write(List<Results> results, OutputStream out) throws IOException {
    AxisColumns axes = AxisColumns.of(results);
    CsvWriter csv = new CsvWriter(out);
    csv.texts(List.of("scenario", "point", "strategy"))
        .texts(axes.names())
        .texts(List.of("metric", "unit", "mean", "ci_low", "ci_high", "n", "source"))
        .endLine();
    for (Results one : results) {
      for (SummaryRow row : one.summary()) {
        csv.text(row.scenario())
            .text(row.point())
            .text(row.strategy())
            .texts(axes.values(one.axes(), row.axes()))
            .text(row.metric())
            .text(row.unit())
            .number(row.mean())
            .number(row.ciLow())
            .number(row.ciHigh())
            .number(row.n())
            .text(row.source())
            .endLine();
      }
    }
  }
}
