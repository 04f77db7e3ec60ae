package gilsim.report;

import static java.util.stream.Collectors.joining;

import gilsim.comparison.PublicationErrors;
import gilsim.comparison.ResultFolder;
import gilsim.store.Results;
import java.util.List;

/**
 * The whole page as its template shows it.
 *
 * @param sections one per scenario
 * @param errors against the observed values of all of them
 * @param overview of everything together
 */
record Page(List<PageSection> sections, PublicationErrors errors, Overview overview) {
  private static final int MOST_NAMES = 5;

  /** The page's title: the scenarios' names, or how many there are, and the folders. */
  String pageTitle() {
    List<ResultFolder> folders = overview.sideBySide().folders();
    List<String> names =
        folders.stream()
            .flatMap(folder -> folder.results().stream())
            .map(Results::scenario)
            .distinct()
            .toList();
    String title =
        names.size() > MOST_NAMES ? names.size() + " scenarios" : String.join(", ", names);
    return overview.several()
        ? title + " in " + folders.stream().map(ResultFolder::label).collect(joining(" and "))
        : title;
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
