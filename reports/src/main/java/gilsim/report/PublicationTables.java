package gilsim.report;

import gilsim.comparison.ComparedCell;
import gilsim.comparison.ErrorText;
import gilsim.comparison.ErrorTotal;
import gilsim.comparison.PublicationErrors;
import gilsim.report.HtmlTable.RowBuilder;
import gilsim.store.ObservedRow;
import gilsim.table.Quantity;
import java.util.ArrayList;
import java.util.List;

/** Predicted against observed over all scenarios of a page. */
final class PublicationTables {
  private static final int MOST_WORST = 20;

  private final PublicationErrors errors;

  PublicationTables(PublicationErrors errors) {
    this.errors = errors;
  }

  /** Errors by publication, their mean, and the mean over all cells. */
  HtmlTable publications() {
    List<HtmlTable.Row> rows = new ArrayList<>();
    errors.totals().forEach(total -> rows.add(row(total, total.group(), false)));
    int cells = errors.cells().size();
    rows.add(mean("mean of the publications", cells, errors.mean()));
    rows.add(mean("mean without all-zero ones", cells - zeros(), errors.meanWithoutZeros()));
    rows.add(row(new ErrorTotal("", errors.cells()), "mean of all cells", true));
    RowBuilder headings = new RowBuilder().text("publication").number("mean |error|");
    headings.number("cells").number("mean error").number("worst").text("where");
    return new HtmlTable("Errors by publication", headings.cells(), rows);
  }

  private int zeros() {
    return errors.totals().stream()
        .filter(total -> total.cells().stream().noneMatch(ComparedCell::relative))
        .mapToInt(total -> total.cells().size())
        .sum();
  }

  private static HtmlTable.Row mean(String name, int cells, double mean) {
    return new RowBuilder()
        .text(name)
        .number(Quantity.percent(mean))
        .number(Integer.toString(cells))
        .number("")
        .number("")
        .text("")
        .row(true);
  }

  private static HtmlTable.Row row(ErrorTotal total, String name, boolean strong) {
    ComparedCell worst = total.worst();
    return new RowBuilder()
        .text(name)
        .number(Quantity.percent(total.mape()))
        .number(Integer.toString(total.cells().size()))
        .number(Quantity.signedPercent(total.bias()))
        .number(ErrorText.of(worst))
        .text(worst.error() == 0 ? "" : ErrorText.place(worst))
        .row(strong);
  }

  /** The cells that are predicted worst. */
  HtmlTable worst() {
    List<HtmlTable.Row> rows = new ArrayList<>();
    for (ComparedCell cell : errors.worst(MOST_WORST)) {
      ObservedRow observed = cell.observed();
      rows.add(
          new RowBuilder()
              .number(ErrorText.of(cell))
              .number(Quantity.brief(cell.predicted().mean(), observed.unit()))
              .number(Quantity.brief(observed.value(), observed.unit()))
              .text(ErrorText.place(cell))
              .row(false));
    }
    RowBuilder headings = new RowBuilder().number("error").number("predicted");
    headings.number("observed").text("cell");
    return new HtmlTable("The worst cells", headings.cells(), rows);
  }
}
