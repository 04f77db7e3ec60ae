package gilsim.library;

import static org.assertj.core.api.Assertions.assertThat;

import gilsim.experiment.Outcome;
import gilsim.experiment.Replication;
import gilsim.fixture.Scenarios;
import gilsim.sweep.Cell;
import gilsim.sweep.Plan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The scenarios that are run for real as well: each works, and fits a host of two processors. */
class ValidationSuiteTest {
  private static final int LEAST = 20;

  static List<Path> files() throws IOException {
    try (Stream<Path> all = Files.list(Path.of("library", "validation"))) {
      return all.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
  }

  @Test
  void thereAreEnough() throws IOException {
    assertThat(files()).hasSizeGreaterThanOrEqualTo(LEAST);
  }

  @ParameterizedTest
  @MethodSource("files")
  void everyCellIsSimulatedOnThisHost(Path file) {
    Plan plan = Scenarios.planFile(file);
    assertThat(file.getFileName().toString())
        .matches("[0-9]{2}-" + plan.scenario().replace("validation-", "") + "\\.yaml");
    assertThat(plan.description()).isNotBlank();
    for (Cell cell : plan.cells()) {
      assertThat(cell.system().machine().hardwareThreads()).isEqualTo(2);
      assertThat(Replication.run(cell.system(), plan.settings().seed(), 0).outcome())
          .as(cell.strategy())
          .isEqualTo(Outcome.DONE);
    }
  }
}
