package gilsim.comparison;

import gilsim.store.ObservedRow;
import gilsim.table.AxisNames;
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

  /**
   * Where a cell of one scenario stands: strategy, metric and the values of the axes by name.
   *
   * @param axes short names of the scenario's sweep axes
   */
  public static String place(List<String> axes, ObservedRow row) {
    List<String> parts = new ArrayList<>(List.of(row.strategy(), row.metric()));
    parts.addAll(AxisNames.equations(axes, row.axes()));
    return String.join(", ", parts);
  }
}
