package gilsim.report;

import gilsim.comparison.ComparedCell;
import gilsim.comparison.Comparison;
import gilsim.comparison.ErrorText;
import gilsim.comparison.ErrorTotal;
import gilsim.comparison.UnmatchedRow;
import gilsim.report.HtmlTable.RowBuilder;
import gilsim.store.ObservedRow;
import gilsim.store.Results;
import gilsim.table.AxisNames;
import gilsim.table.Quantity;
import java.util.ArrayList;
import java.util.List;

/** Predicted against observed: the error of every cell, and totals. */
final class ComparisonTables {
  private final Comparison comparison;
  private final List<String> axes;

  ComparisonTables(Results results) {
    this.comparison = Comparison.of(results).fromFiles();
    this.axes = AxisNames.shorten(results.axes());
  }

  /** Errors in groups. */
  HtmlTable totals() {
    List<HtmlTable.Row> rows = new ArrayList<>();
    for (ErrorTotal total : comparison.totals()) {
      ComparedCell worst = total.worst();
      rows.add(
          new RowBuilder()
              .text(total.group())
              .number(Integer.toString(total.cells().size()))
              .number(Quantity.percent(total.mape()))
              .number(Quantity.signedPercent(total.bias()))
              .number(ErrorText.of(worst))
              .text(ErrorText.place(axes, worst.observed()))
              .row(false));
    }
    RowBuilder headings = new RowBuilder().text("cells").number("number");
    headings.number("mean |error|").number("mean error").number("worst").text("where");
    return new HtmlTable("Errors together", headings.cells(), rows);
  }

  /** Every cell, anchors included. */
  HtmlTable cells() {
    List<HtmlTable.Row> rows = new ArrayList<>();
    for (ComparedCell cell : comparison.cells()) {
      ObservedRow observed = cell.observed();
      rows.add(
          new RowBuilder()
              .texts(cell.predicted().axes())
              .text(observed.strategy())
              .text(observed.metric())
              .number(Quantity.interval(cell.predicted()))
              .number(Quantity.brief(observed.value(), observed.unit()))
              .number(range(observed))
              .number(ErrorText.of(cell))
              .text(observed.anchor() ? "anchor" : "")
              .text(observed.source())
              .row(false));
    }
    RowBuilder headings = new RowBuilder().texts(axes).text("strategy").text("metric");
    headings.number("predicted").number("observed").number("observed interval").number("error");
    headings.text("role").text("source");
    return new HtmlTable("Every cell", headings.cells(), rows);
  }

  /** Observed values without a prediction. */
  HtmlTable unmatched() {
    List<HtmlTable.Row> rows = new ArrayList<>();
    for (UnmatchedRow row : comparison.unmatched()) {
      ObservedRow observed = row.observed();
      rows.add(
          new RowBuilder()
              .texts(observed.axes())
              .text(observed.strategy())
              .text(observed.metric())
              .number(Quantity.brief(observed.value(), observed.unit()))
              .text(observed.file())
              .text(row.reason())
              .row(false));
    }
    RowBuilder headings = new RowBuilder().texts(axes).text("strategy").text("metric");
    headings.number("observed").text("file").text("why not compared");
    return new HtmlTable("Observed values without a prediction", headings.cells(), rows);
  }

  private static String range(ObservedRow row) {
    return Quantity.brief(row.low(), row.unit()) + " – " + Quantity.brief(row.high(), row.unit());
  }
}
