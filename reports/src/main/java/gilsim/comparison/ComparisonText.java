package gilsim.comparison;

import gilsim.store.Results;
import gilsim.table.AxisNames;
import gilsim.table.Quantity;
import gilsim.table.TextTable;
import java.util.List;

/** The errors against observed results as text for a terminal; the report has every cell. */
public final class ComparisonText {
  private ComparisonText() {}

  /** A table of errors in groups; empty if nothing was observed. */
  public static String of(Results results, boolean color) {
    Comparison comparison = Comparison.of(results).fromFiles();
    if (comparison.isEmpty()) {
      return "";
    }
    List<String> axes = AxisNames.shorten(results.axes());
    TextTable table = new TextTable();
    table.column("predicted against observed", false);
    table.column("cells", true);
    table.column("mean |error|", true);
    table.column("mean error", true);
    table.column("worst", true);
    table.column("where", false);
    for (ErrorTotal total : comparison.totals()) {
      ComparedCell worst = total.worst();
      table.row(
          List.of(
              total.group(),
              Integer.toString(total.cells().size()),
              Quantity.percent(total.mape()),
              Quantity.signedPercent(total.bias()),
              Quantity.signedPercent(worst.error()),
              ErrorText.place(axes, worst.observed())),
          false);
    }
    String totals =
        comparison.totals().isEmpty()
            ? ""
            : table.text(color)
                + "an error is the distance to the observed interval, or to what the printed digits"
                + " allow\n";
    return "\n" + totals + rest(comparison);
  }

  /** A table of errors by publication over several scenarios; empty if fewer than two have any. */
  public static String of(List<Results> results, boolean color) {
    PublicationErrors errors = PublicationErrors.of(results);
    if (!errors.several()) {
      return "";
    }
    TextTable table = new TextTable();
    table.column("all scenarios, by publication", false);
    table.column("cells", true);
    table.column("mean |error|", true);
    table.column("worst", true);
    table.column("where", false);
    for (ErrorTotal total : errors.totals()) {
      table.row(
          List.of(
              total.group(),
              Integer.toString(total.cells().size()),
              Quantity.percent(total.mape()),
              ErrorText.of(total.worst()),
              ErrorText.place(total.worst())),
          false);
    }
    return "\n"
        + table.text(color)
        + "mean of the publications: "
        + Quantity.percent(errors.mean())
        + "; of those that published other values than 0: "
        + Quantity.percent(errors.meanWithoutZeros())
        + "\n"
        + unmatched(errors.unmatched());
  }

  private static String rest(Comparison comparison) {
    long left = comparison.cells().stream().filter(cell -> !cell.counts()).count();
    String anchors =
        left == 0 ? "" : left + " anchors (fitted) or observed zeros are not in these errors\n";
    return anchors + unmatched(comparison.unmatched().size());
  }

  private static String unmatched(int number) {
    return number == 0 ? "" : number + " observed values have no prediction; see the report\n";
  }
}
