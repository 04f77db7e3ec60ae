package gilsim.report;

import java.util.ArrayList;
import java.util.List;

/**
 * A table as the page's template shows it.
 *
 * @param tableTitle its title
 * @param headings the columns
 * @param rows the rows
 */
record HtmlTable(String tableTitle, List<Cell> headings, List<Row> rows) {
  private static final int MOST_OPEN_ROWS = 25;

  /**
   * A cell.
   *
   * @param text what it says, without markup
   * @param right whether it stands right, as numbers do
   */
  record Cell(String text, boolean right) {
    private static final int LONG = 40;

    /** Whether it may be broken into lines. */
    boolean wide() {
      return !right && text.length() > LONG;
    }
  }

  /**
   * A row.
   *
   * @param cells one per column
   * @param strong whether it is emphasised
   */
  record Row(List<Cell> cells, boolean strong) {}

  /** Whether it is shown folded up because it is long. */
  boolean folded() {
    return rows.size() > MOST_OPEN_ROWS;
  }

  /** Number of rows. */
  int length() {
    return rows.size();
  }

  /** Collects the cells of a row. */
  static final class RowBuilder {
    private final List<Cell> cells = new ArrayList<>();

    RowBuilder text(String text) {
      cells.add(new Cell(text, false));
      return this;
    }

    RowBuilder texts(List<String> texts) {
      texts.forEach(this::text);
      return this;
    }

    RowBuilder number(String text) {
      cells.add(new Cell(text, true));
      return this;
    }

    Row row(boolean strong) {
      return new Row(List.copyOf(cells), strong);
    }

    List<Cell> cells() {
      return List.copyOf(cells);
    }
  }
}
