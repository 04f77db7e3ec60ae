package gilsim.comparison;

import gilsim.table.Quantity;
import gilsim.table.TextTable;
import java.util.List;
import java.util.Optional;

/** Several folders next to each other as text for a terminal; the report has every cell. */
public final class SideBySideText {
  private SideBySideText() {}

  /** The summary of each folder and the ratios between them; empty for one folder. */
  public static String of(SideBySide folders, boolean color) {
    return folders.several() ? scorecards(folders, color) + ratios(folders, color) : "";
  }

  private static String scorecards(SideBySide folders, boolean color) {
    List<Scorecard> cards =
        folders.folders().stream()
            .map(folder -> Scorecard.of(folder.label(), folder.judged()))
            .flatMap(Optional::stream)
            .toList();
    if (cards.isEmpty()) {
      return "";
    }
    TextTable table = AgreementText.scorecardTable("makespan, or throughput, by folder");
    cards.forEach(card -> table.row(AgreementText.row(card), false));
    return "\n" + table.text(color);
  }

  private static String ratios(SideBySide folders, boolean color) {
    List<SpeedRatios> all = SpeedRatios.of(folders);
    if (all.isEmpty()) {
      return "";
    }
    TextTable table = new TextTable();
    table.column("how many times as fast", false);
    table.column("cells", true);
    table.column("measured", true);
    table.column("predicted", true);
    table.column("mean |error|", true);
    table.column("mean error", true);
    table.column("faster one right", true);
    table.column("worst", true);
    table.column("where", false);
    for (SpeedRatios one : all) {
      table.row(
          List.of(
              one.folder() + " against " + folders.folders().get(0).label(),
              Integer.toString(one.ratios().size()),
              Quantity.ratio(one.measured()),
              Quantity.ratio(one.predicted()),
              Quantity.percent(one.mape()),
              Quantity.signedPercent(one.bias()),
              one.differing() == 0 ? "–" : one.right() + " of " + one.differing(),
              Quantity.signedPercent(one.worst().error()),
              one.worst().row().place()),
          false);
    }
    return "\n"
        + table.text(color)
        + "geometric means; a compute step lasts as long under every interpreter, so this is what"
        + " their locks, switches, threads and processes do\n";
  }
}
