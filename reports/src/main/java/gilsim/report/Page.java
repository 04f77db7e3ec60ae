package gilsim.report;

import gilsim.comparison.PublicationErrors;
import java.util.List;

/**
 * The whole page as its template shows it.
 *
 * @param sections one per scenario
 * @param errors against the observed values of all of them
 * @param overview predictions next to measurements, all together
 * @param overviewFigures its figures
 */
record Page(
    List<PageSection> sections,
    PublicationErrors errors,
    Overview overview,
    List<PageFigure> overviewFigures) {
  private static final int MOST_NAMES = 5;

  /** The page's title: the scenarios' names, or how many there are. */
  String pageTitle() {
    List<String> names = sections.stream().map(PageSection::name).distinct().toList();
    return names.size() > MOST_NAMES ? names.size() + " scenarios" : String.join(", ", names);
  }

  /** Whether a list of contents helps. */
  boolean many() {
    return sections.size() > 1;
  }

  /** Whether several scenarios were compared with observed values. */
  boolean compared() {
    return errors.several();
  }

  /** The tables of that comparison; empty if there is none. */
  List<HtmlTable> comparisons() {
    PublicationTables tables = new PublicationTables(errors);
    return compared() ? List.of(tables.publications(), tables.worst()) : List.of();
  }

  /** Number of observed values without a prediction, as text; empty if there are none. */
  String unmatched() {
    int number = errors.unmatched();
    return number == 0 ? "" : Integer.toString(number);
  }
}
