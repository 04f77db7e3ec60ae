package gilsim.report;

import gilsim.comparison.Agreement;
import gilsim.comparison.BandText;
import gilsim.comparison.RunComparison;
import gilsim.comparison.SideBySide;
import gilsim.store.Results;
import java.util.List;
import java.util.stream.Stream;

/**
 * Everything on the page together: predictions next to measurements, folders next to each other.
 *
 * @param sideBySide the results by folder
 * @param figures plots of all of them
 */
record Overview(SideBySide sideBySide, List<PageFigure> figures) {

  /** Whether several scenarios, or one in several folders, were both simulated and measured. */
  static boolean measured(List<Results> results) {
    return results.stream().filter(one -> !one.runs().isEmpty()).count() > 1;
  }

  /** The same of this page. */
  boolean measured() {
    return measured(sideBySide.named());
  }

  /** Whether several folders stand next to each other. */
  boolean several() {
    return sideBySide.several();
  }

  /** What the folders are, and every cell in each. */
  List<HtmlTable> folderTables() {
    FolderTables tables = new FolderTables(sideBySide);
    return nonEmpty(
        Stream.of(tables.folders(), tables.scorecards(), tables.ratios(), tables.cells()));
  }

  /** Errors by scenario and by metric. */
  List<HtmlTable> tables() {
    List<Results> named = sideBySide.named();
    List<RunComparison> judged = Agreement.judged(Agreement.cells(named));
    return nonEmpty(
        Stream.of(AgreementTables.scorecards(judged), new AgreementTables(named).totals()));
  }

  private static List<HtmlTable> nonEmpty(Stream<HtmlTable> tables) {
    return tables.filter(table -> !table.rows().isEmpty()).toList();
  }

  /** What the predicted bands hold. */
  String bands() {
    return BandText.of(Agreement.judged(Agreement.cells(sideBySide.named())));
  }

  /** Whether the order of strategies was predicted; may be empty. */
  String order() {
    return new AgreementTables(sideBySide.named()).order();
  }
}
