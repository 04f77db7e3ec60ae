package gilsim.report;

import gilsim.comparison.ResultFolder;
import java.util.List;

/**
 * Predictions next to measurements, everything on the page together.
 *
 * @param folder the results
 */
record Overview(ResultFolder folder) {

  /** The results by folder, for plots. */
  List<ResultFolder> folders() {
    return List.of(folder);
  }

  /** Whether several scenarios were both simulated and measured. */
  boolean measured() {
    return folder.results().stream().filter(one -> !one.runs().isEmpty()).count() > 1;
  }

  /** Errors by scenario and by metric. */
  List<HtmlTable> tables() {
    return List.of(
        AgreementTables.scorecards(folder.judged()),
        new AgreementTables(folder.results()).totals());
  }

  /** Whether the order of strategies was predicted; may be empty. */
  String order() {
    return new AgreementTables(folder.results()).order();
  }
}
