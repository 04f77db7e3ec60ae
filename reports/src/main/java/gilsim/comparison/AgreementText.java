package gilsim.comparison;

import gilsim.store.Results;
import gilsim.table.Quantity;
import gilsim.table.TextTable;
import java.util.List;

/** Predicted next to measured as text for a terminal; the report has every cell. */
public final class AgreementText {
  private AgreementText() {}

  /**
   * Errors by metric and the order of strategies; empty if nothing was both simulated and measured.
   */
  public static String of(List<Results> results, boolean color) {
    List<RunComparison> cells = Agreement.cells(results);
    List<Agreement> groups = Agreement.byMetric(cells);
    if (groups.isEmpty()) {
      return "";
    }
    TextTable table = new TextTable();
    table.column("predicted next to measured", false);
    table.column("cells", true);
    table.column("mean |error|", true);
    table.column("median", true);
    table.column("mean error", true);
    table.column("one measurement to another", true);
    table.column("intervals overlap", true);
    table.column("in predicted band", true);
    table.column("width of bands", true);
    table.column("worst", true);
    table.column("where", false);
    for (Agreement group : groups) {
      table.row(row(group), false);
    }
    List<RunComparison> judged = Agreement.judged(cells);
    StrategyOrder order = StrategyOrder.of(judged);
    StringBuilder text = new StringBuilder("\n").append(table.text(color));
    text.append(scorecards(judged, color));
    text.append("medians of single runs are compared (the table of strategies has means); ")
        .append(BandText.of(judged))
        .append('\n');
    if (order.pairs() > 0) {
      text.append("order of two strategies that really differ: ")
          .append(order.right())
          .append(" of ")
          .append(order.pairs())
          .append(" pairs right\n");
      order.wrong().forEach(pair -> text.append("  wrong: ").append(pair).append('\n'));
    }
    if (!order.close().isEmpty()) {
      text.append(order.undecided()).append('\n');
    }
    return text.toString();
  }

  /** One line for each of several scenarios, and one for all of them; empty for a single one. */
  private static String scorecards(List<RunComparison> judged, boolean color) {
    List<Scorecard> scenarios = Scorecard.byScenario(judged);
    if (scenarios.size() < 2) {
      return "";
    }
    TextTable table = scorecardTable("makespan, or throughput");
    scenarios.forEach(one -> table.row(row(one, within(one.agreement().worst())), false));
    Scorecard.of("all scenarios", judged).ifPresent(all -> table.row(row(all), true));
    return "\n" + table.text(color);
  }

  /** The headings of scorecards. */
  static TextTable scorecardTable(String group) {
    TextTable table = new TextTable();
    table.column(group, false);
    table.column("cells", true);
    table.column("mean |error|", true);
    table.column("median", true);
    table.column("mean error", true);
    table.column("intervals overlap", true);
    table.column("in predicted band", true);
    table.column("width of bands", true);
    table.column("order right", true);
    table.column("worst", true);
    table.column("where", false);
    return table;
  }

  /** A scorecard of several scenarios as a line. */
  static List<String> row(Scorecard card) {
    return row(card, place(card.agreement().worst()));
  }

  private static List<String> row(Scorecard card, String worst) {
    Agreement group = card.agreement();
    return List.of(
        card.group(),
        Integer.toString(group.cells().size()),
        Quantity.percent(group.mape()),
        Quantity.percent(group.medianError()),
        Quantity.signedPercent(group.bias()),
        Quantity.percent(group.overlapping()),
        Quantity.percent(group.inBand()),
        share(group.bandWidth()),
        card.order().text(),
        Quantity.signedPercent(group.worst().error()),
        worst);
  }

  private static List<String> row(Agreement group) {
    RunComparison worst = group.worst();
    return List.of(
        group.group(),
        Integer.toString(group.cells().size()),
        Quantity.percent(group.mape()),
        Quantity.percent(group.medianError()),
        Quantity.signedPercent(group.bias()),
        share(group.repeatability()),
        Quantity.percent(group.overlapping()),
        Quantity.percent(group.inBand()),
        share(group.bandWidth()),
        Quantity.signedPercent(worst.error()),
        place(worst));
  }

  /** A share as a percentage, or a dash where there is none. */
  public static String share(double value) {
    return Double.isNaN(value) ? "–" : Quantity.percent(value);
  }

  /** Where a cell stands: scenario, strategy, the metric's part and the sweep point. */
  public static String place(RunComparison cell) {
    return cell.scenario() + ": " + within(cell);
  }

  /** Where a cell stands in its scenario. */
  public static String within(RunComparison cell) {
    String metric = cell.runs().metric();
    return cell.runs().strategy()
        + (metric.contains("/") ? ", " + metric : "")
        + (cell.runs().axes().isEmpty() ? "" : ", " + cell.runs().point());
  }
}
