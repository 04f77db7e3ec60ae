package gilsim.library;

import static org.assertj.core.api.Assertions.assertThat;

import gilsim.fixture.Scenarios;
import gilsim.sweep.Plan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Published experiments that nothing here was made from, predicted with one anchor each. No bound
 * was chosen for them: the table says what they are off by, and a change of it must be seen.
 */
class UnseenSetTest {
  private static final Path FOLDER = Path.of("library", "unseen");

  @Test
  void theTableSaysWhatTheyAreOffBy() throws IOException {
    Map<String, List<Comparison>> scenarios = new TreeMap<>();
    for (Path file : LibraryRuns.files(FOLDER)) {
      Plan plan = Scenarios.planFile(file);
      assertThat(file.getFileName()).hasToString(plan.scenario() + ".yaml");
      assertThat(plan.description()).contains("nothing here was made from", "one anchor");
      List<Comparison> cells = LibraryRuns.of(plan).comparisons();
      assertThat(cells.stream().filter(cell -> cell.observed().anchor())).hasSize(1);
      scenarios.put(plan.scenario(), cells);
    }
    assertThat(scenarios).hasSize(3);
    CalibrationPage.check("the unseen", PublishedSetTables.publications(scenarios));
  }
}
