package gilsim.library;

import static org.assertj.core.api.Assertions.assertThat;

import gilsim.fixture.Scenarios;
import gilsim.sweep.Plan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Published experiments of which too little is known to predict numbers: what was faster there is
 * faster here, too.
 */
class PublishedShapesTest {
  private static final Path FOLDER = Path.of("library", "shapes");

  /** Published values that differ by less, relative to the larger one, have no order. */
  private static final double TIE = 0.05;

  /** Scenarios, and pairs of their cells with an order: none may be lost. */
  private static final int SCENARIOS = 18;

  private static final int PAIRS = 80;

  private static boolean ordered(Comparison one, Comparison other) {
    double a = one.observed().value();
    double b = other.observed().value();
    return one.observed().metric().equals(other.observed().metric())
        && Math.abs(a - b) > TIE * Math.max(a, b);
  }

  private static boolean agrees(Comparison one, Comparison other) {
    double published = one.observed().value() - other.observed().value();
    return published * (one.predicted() - other.predicted()) > 0;
  }

  @Test
  void predictionsHaveTheOrderOfWhatWasPublished() throws IOException {
    Map<String, List<Comparison>> scenarios = new TreeMap<>();
    List<String> wrong = new ArrayList<>();
    int pairs = 0;
    for (Path file : LibraryRuns.files(FOLDER)) {
      Plan plan = Scenarios.planFile(file);
      assertThat(file.getFileName()).hasToString(plan.scenario() + ".yaml");
      assertThat(plan.description()).containsPattern("published .*[0-9]").contains("Expected: ");
      List<Comparison> cells = LibraryRuns.of(plan).comparisons();
      scenarios.put(plan.scenario(), cells);
      for (int i = 0; i < cells.size(); i++) {
        for (int j = 0; j < i; j++) {
          if (ordered(cells.get(i), cells.get(j))) {
            pairs++;
            if (!agrees(cells.get(i), cells.get(j))) {
              wrong.add(plan.scenario() + ":\n" + cells.get(i) + "\n" + cells.get(j));
            }
          }
        }
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(scenarios).hasSize(SCENARIOS);
    assertThat(pairs).isEqualTo(PAIRS);
    CalibrationPage.check("the shapes", PublishedSetTables.shapes(scenarios));
  }
}
