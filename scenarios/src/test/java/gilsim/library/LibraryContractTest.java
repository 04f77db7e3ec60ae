package gilsim.library;

import static org.assertj.core.api.Assertions.assertThat;

import gilsim.device.DeviceKind;
import gilsim.distribution.DistributionKind;
import gilsim.fixture.Scenarios;
import gilsim.store.ObservedReader;
import gilsim.strategy.StrategyKind;
import gilsim.sweep.Plan;
import gilsim.workload.StepKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every scenario of the library owes its readers, and what the library as a whole shows. */
class LibraryContractTest {
  private static final Pattern COMMENT = Pattern.compile("(?m)^\\s*#.*$");

  static Stream<Path> files() throws IOException {
    return LibraryRuns.files().stream();
  }

  @ParameterizedTest
  @MethodSource("files")
  void scenarioIsSmallNamedAsItsFileAndSaysWhatToExpect(Path file) throws IOException {
    Plan plan = Scenarios.planFile(file);
    assertThat(file.getFileName().toString())
        .matches("[0-9]{2}-" + Pattern.quote(plan.scenario()) + "\\.yaml");
    isSmallAndSaysWhatToExpect(plan);
  }

  static Stream<Path> published() throws IOException {
    return LibraryRuns.files(Path.of("library", "published")).stream();
  }

  /** The set has links to the published scenarios with a number, and others of its own. */
  @ParameterizedTest
  @MethodSource("published")
  void publishedScenarioNamesItsSources(Path file) throws IOException {
    Path real = file.toRealPath();
    Plan plan = Scenarios.planFile(real);
    assertThat(file.getFileName().toString())
        .matches("([0-9]{2}-)?" + Pattern.quote(plan.scenario()) + "\\.yaml")
        .contains("published-");
    assertThat(Files.isSymbolicLink(file)).isEqualTo(files().anyMatch(real::endsWith));
    isSmallAndSaysWhatToExpect(plan);
    assertThat(plan.observed()).isNotEmpty();
    for (Path observed : plan.observed()) {
      assertThat(ObservedReader.read(observed, plan.scenario(), plan.axes()))
          .allSatisfy(row -> assertThat(row.title()).isNotEmpty());
    }
  }

  @Test
  void everyPublishedScenarioWithANumberIsInTheSet() throws IOException {
    assertThat(published().filter(Files::isSymbolicLink).map(Path::getFileName))
        .containsExactlyElementsOf(
            files()
                .map(Path::getFileName)
                .filter(f -> f.toString().contains("published"))
                .toList());
  }

  private static void isSmallAndSaysWhatToExpect(Plan plan) throws IOException {
    assertThat(plan.description())
        .as("numbers to expect")
        .containsPattern("[0-9]")
        .hasSizeGreaterThan(200);
    assertThat(plan.cells()).hasSizeLessThanOrEqualTo(100);
    for (Path observed : plan.observed()) {
      assertThat(ObservedReader.read(observed, plan.scenario(), plan.axes())).isNotEmpty();
    }
  }

  /** Lessons have the numbers 1 to 39, pathologies those from 40 on. */
  @Test
  void numbersAreUnique() throws IOException {
    assertThat(files().map(file -> file.getFileName().toString().substring(0, 2)))
        .doesNotHaveDuplicates();
    assertThat(files().map(file -> file.getFileName().toString()))
        .allSatisfy(
            name -> assertThat(name.contains("-pathology-")).isEqualTo(name.compareTo("40") > 0));
  }

  @Test
  void everyStrategyDeviceStepAndDistributionOccurs() throws IOException {
    String text = files().map(LibraryContractTest::withoutComments).collect(Collectors.joining());
    for (StrategyKind kind : StrategyKind.values()) {
      assertOccurs(text, "(type: " + kind.label() + "[,}\\n])|(\\b" + kind.label() + ": \\{)");
    }
    for (DeviceKind kind : DeviceKind.values()) {
      assertOccurs(text, "type: " + kind.label() + "[,}\\n]");
    }
    for (StepKind kind : StepKind.values()) {
      assertOccurs(text, "(- |\\{)" + kind.label() + ":");
    }
    for (DistributionKind kind : DistributionKind.values()) {
      assertOccurs(text, "\\{" + kind.label() + ":");
    }
    for (String arrival : List.of("count", "clients", "loops", "every", "poisson")) {
      assertOccurs(text, "\\b" + arrival + ":");
    }
  }

  private static void assertOccurs(String text, String pattern) {
    assertThat(text).as("the scenarios of the library").containsPattern(pattern);
  }

  /** The scenario without comments and description: words there are no use of a kind. */
  private static String withoutComments(Path file) {
    try {
      String text = COMMENT.matcher(Files.readString(file)).replaceAll("");
      return Arrays.stream(text.split("\n(?=\\S)"))
          .filter(part -> !part.startsWith("description:"))
          .collect(Collectors.joining("\n"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
