package gilsim.comparison;

import gilsim.table.Quantity;
import java.util.ArrayList;
import java.util.List;

/** Errors of cells as text. */
public final class ErrorText {
  private ErrorText() {}

  /** A cell's error: a percentage, or a quantity with its unit where 0 was observed. */
  public static String of(ComparedCell cell) {
    if (cell.relative()) {
      return Quantity.signedPercent(cell.error());
    }
    return cell.error() == 0 ? "0" : Quantity.text(cell.error(), cell.observed().unit());
  }

  /** Where a cell of several scenarios stands: scenario, strategy, metric and sweep point. */
  public static String place(ComparedCell cell) {
    List<String> parts = new ArrayList<>(List.of(cell.predicted().strategy()));
    parts.add(cell.predicted().metric());
    parts.addAll(cell.predicted().axes());
    return cell.predicted().scenario() + ": " + String.join(", ", parts);
  }
}
