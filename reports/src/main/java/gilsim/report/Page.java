package gilsim.report;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The whole page as its template shows it.
 *
 * @param sections one per scenario
 */
record Page(List<PageSection> sections) {
  /** The page's title. */
  String pageTitle() {
    return sections.stream().map(PageSection::name).distinct().collect(Collectors.joining(", "));
  }

  /** Whether a list of contents helps. */
  boolean many() {
    return sections.size() > 1;
  }
}
