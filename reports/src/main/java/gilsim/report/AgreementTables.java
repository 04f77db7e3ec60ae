package gilsim.report;

import gilsim.comparison.Agreement;
import gilsim.comparison.AgreementText;
import gilsim.comparison.RunComparison;
import gilsim.comparison.Scorecard;
import gilsim.comparison.StrategyOrder;
import gilsim.report.HtmlTable.RowBuilder;
import gilsim.store.Results;
import gilsim.table.AxisNames;
import gilsim.table.Quantity;
import java.util.ArrayList;
import java.util.List;

/** Predicted next to measured: errors by metric, and the cells that predictions are judged by. */
final class AgreementTables {
  private final List<Results> results;
  private final List<RunComparison> cells;

  AgreementTables(List<Results> results) {
    this.results = results;
    this.cells = Agreement.cells(results);
  }

  /** Errors in groups by metric. */
  HtmlTable totals() {
    List<HtmlTable.Row> rows = new ArrayList<>();
    for (Agreement group : Agreement.byMetric(cells)) {
      RunComparison worst = group.worst();
      rows.add(
          new RowBuilder()
              .text(group.group())
              .number(Integer.toString(group.cells().size()))
              .number(Quantity.percent(group.mape()))
              .number(Quantity.percent(group.medianError()))
              .number(Quantity.signedPercent(group.bias()))
              .number(AgreementText.share(group.repeatability()))
              .number(Quantity.percent(group.overlapping()))
              .number(Quantity.percent(group.inBand()))
              .number(AgreementText.share(group.bandWidth()))
              .number(Quantity.signedPercent(worst.error()))
              .text(AgreementText.place(worst))
              .row(false));
    }
    RowBuilder headings =
        new RowBuilder().text("metric").number("cells").number("mean |error|").number("median");
    headings.number("mean error").number("one measurement to another");
    headings
        .number("intervals overlap")
        .number("in predicted band")
        .number("width of bands")
        .number("worst")
        .text("where");
    return new HtmlTable("Errors by metric", headings.cells(), rows);
  }

  /** One line for each scenario and one for all, of the cells that predictions are judged by. */
  static HtmlTable scorecards(List<RunComparison> judged) {
    List<HtmlTable.Row> rows = new ArrayList<>();
    Scorecard.byScenario(judged)
        .forEach(one -> rows.add(row(one, AgreementText.within(one.agreement().worst()), false)));
    Scorecard.of("all scenarios", judged)
        .ifPresent(all -> rows.add(row(all, AgreementText.place(all.agreement().worst()), true)));
    return new HtmlTable("Makespan, or throughput, by scenario", headings("scenario"), rows);
  }

  /** The headings of rows of scorecards. */
  static List<HtmlTable.Cell> headings(String group) {
    RowBuilder headings =
        new RowBuilder().text(group).number("cells").number("mean |error|").number("median");
    headings.number("mean error").number("one measurement to another");
    headings
        .number("intervals overlap")
        .number("in predicted band")
        .number("width of bands")
        .number("order right");
    return headings.number("worst").text("where").cells();
  }

  /** A scorecard as a row. */
  static HtmlTable.Row row(Scorecard card, String worst, boolean strong) {
    Agreement group = card.agreement();
    return new RowBuilder()
        .text(card.group())
        .number(Integer.toString(group.cells().size()))
        .number(Quantity.percent(group.mape()))
        .number(Quantity.percent(group.medianError()))
        .number(Quantity.signedPercent(group.bias()))
        .number(AgreementText.share(group.repeatability()))
        .number(Quantity.percent(group.overlapping()))
        .number(Quantity.percent(group.inBand()))
        .number(AgreementText.share(group.bandWidth()))
        .number(card.order().text())
        .number(Quantity.signedPercent(group.worst().error()))
        .text(worst)
        .row(strong);
  }

  /** Every cell that predictions are judged by, of one scenario. */
  HtmlTable judged() {
    List<String> axes = AxisNames.shorten(results.get(0).axes());
    List<HtmlTable.Row> rows = new ArrayList<>();
    for (RunComparison cell : Agreement.judged(cells)) {
      String unit = cell.runs().unit();
      rows.add(
          new RowBuilder()
              .texts(cell.runs().axes())
              .text(cell.runs().strategy())
              .text(cell.runs().metric())
              .number(Quantity.text(cell.predicted(), unit))
              .number(
                  Quantity.text(cell.band().low(), unit)
                      + " – "
                      + Quantity.text(cell.band().high(), unit))
              .number(Quantity.text(cell.measured(), unit))
              .number(Integer.toString(cell.runs().measured().size()))
              .number(cell.counts() ? Quantity.signedPercent(cell.error()) : "–")
              .text(cell.inBand() ? "yes" : "no")
              .row(false));
    }
    RowBuilder headings = new RowBuilder().texts(axes).text("strategy").text("metric");
    headings.number("predicted median").number("predicted band").number("measured median");
    headings.number("measured runs").number("error").text("in the band");
    return new HtmlTable("Every cell", headings.cells(), rows);
  }

  /** Whether the better of two strategies was predicted, in one sentence; empty without pairs. */
  String order() {
    StrategyOrder order = StrategyOrder.of(Agreement.judged(cells));
    String close = order.close().isEmpty() ? "" : " " + order.undecided() + ".";
    if (order.pairs() == 0) {
      return close.strip();
    }
    String text =
        "Of "
            + order.pairs()
            + (order.pairs() == 1 ? " pair" : " pairs")
            + " of strategies whose measured means really differ, the prediction has the order"
            + " of "
            + order.right()
            + " right.";
    String wrong =
        order.wrong().isEmpty() ? "" : " Wrong: " + String.join("; ", order.wrong()) + ".";
    return text + wrong + close;
  }
}
