package gilsim.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The arrows between modules and packages, as the architecture page draws them. One class, because
 * reading all class files takes longer than checking them.
 */
class ArchitectureTest {
  private static final String[] SIM_CORE = {
    "gilsim.form..",
    "gilsim.kernel..",
    "gilsim.distribution..",
    "gilsim.trace..",
    "gilsim.statistics..",
    "gilsim.workload..",
    "gilsim.hardware..",
    "gilsim.os..",
    "gilsim.device..",
    "gilsim.interpreter..",
    "gilsim.strategy..",
    "gilsim.metric..",
    "gilsim.experiment.."
  };
  private static final String[] SCENARIOS = {
    "gilsim.scenario..",
    "gilsim.sweep..",
    "gilsim.batch..",
    "gilsim.store..",
    "gilsim.advice..",
    "gilsim.measure.."
  };
  private static final String[] REPORTS = {
    "gilsim.table..",
    "gilsim.comparison..",
    "gilsim.timeline..",
    "gilsim.calibration..",
    "gilsim.plot..",
    "gilsim.report..",
    "gilsim.cli.."
  };

  /** The packages of sim-core that each of its packages may use, itself left out. */
  private static final Map<String, List<String>> MAY_USE =
      Map.ofEntries(
          Map.entry("form", List.of()),
          Map.entry("kernel", List.of()),
          Map.entry("distribution", List.of("kernel", "form")),
          Map.entry("trace", List.of()),
          Map.entry("statistics", List.of()),
          Map.entry("workload", List.of("form", "distribution")),
          Map.entry("hardware", List.of("kernel", "trace")),
          Map.entry("os", List.of("hardware", "kernel", "distribution", "trace")),
          Map.entry("device", List.of("form", "kernel", "distribution", "trace")),
          Map.entry(
              "interpreter",
              List.of("os", "device", "workload", "hardware", "kernel", "distribution", "trace")),
          Map.entry(
              "strategy",
              List.of(
                  "form",
                  "interpreter",
                  "os",
                  "device",
                  "workload",
                  "hardware",
                  "kernel",
                  "distribution",
                  "trace")),
          Map.entry("metric", List.of("trace", "statistics")));

  private static final int MAX_LINES = 400;

  private final JavaClasses classes =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("gilsim");

  @Test
  void everyClassIsInAPackageThatTheArchitectureNames() {
    assertThat(classes).isNotEmpty();
    noClasses()
        .should()
        .resideOutsideOfPackages(concat(SIM_CORE, concat(SCENARIOS, REPORTS)))
        .check(classes);
  }

  @Test
  void modulesDependUpwardOnly() {
    noClasses()
        .that()
        .resideInAnyPackage(SIM_CORE)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(concat(SCENARIOS, REPORTS))
        .allowEmptyShould(true)
        .check(classes);
    noClasses()
        .that()
        .resideInAnyPackage(SCENARIOS)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(REPORTS)
        .allowEmptyShould(true)
        .check(classes);
  }

  @Test
  void packagesOfTheSimulatorUseOnlyWhatTheirRowAllows() {
    new TreeMap<>(MAY_USE)
        .forEach(
            (name, used) -> {
              String[] allowed =
                  Stream.concat(Stream.of(name), used.stream())
                      .map(other -> "gilsim." + other + "..")
                      .toArray(String[]::new);
              noClasses()
                  .that()
                  .resideInAPackage("gilsim." + name + "..")
                  .should()
                  .dependOnClassesThat(
                      resideInAnyPackage("gilsim..").and(resideOutsideOfPackages(allowed)))
                  .allowEmptyShould(true)
                  .check(classes);
            });
  }

  @Test
  void onlyTheKernelKnowsDsol() {
    noClasses()
        .that(resideOutsideOfPackage("gilsim.kernel.."))
        .should()
        .dependOnClassesThat(resideInAnyPackage("nl.tudelft..", "org.djutils..", "org.djunits.."))
        .check(classes);
  }

  @Test
  void metricsNeedNothingButTraceAndArithmetic() {
    noClasses()
        .that()
        .resideInAPackage("gilsim.metric..")
        .should()
        .dependOnClassesThat(
            not(
                resideInAnyPackage(
                    "gilsim.metric..",
                    "gilsim.trace..",
                    "gilsim.statistics..",
                    "org.HdrHistogram..",
                    "java..")))
        .allowEmptyShould(true)
        .check(classes);
  }

  @Test
  void packagesFormNoCycle() {
    slices()
        .matching("gilsim.(*)..")
        .should()
        .beFreeOfCycles()
        .allowEmptyShould(true)
        .check(classes);
  }

  @Test
  void noSourceFileIsLong() throws IOException {
    Path top = Path.of("").toAbsolutePath().getParent();
    try (Stream<Path> files =
        Stream.of("sim-core", "scenarios", "reports")
            .map(module -> top.resolve(module).resolve("src/main/java"))
            .flatMap(ArchitectureTest::javaFiles)) {
      assertThat(files)
          .isNotEmpty()
          .allSatisfy(
              file ->
                  assertThat(Files.readAllLines(file))
                      .as("lines of %s", top.relativize(file))
                      .hasSizeLessThanOrEqualTo(MAX_LINES));
    }
  }

  private static Stream<Path> javaFiles(Path folder) {
    try {
      return Files.walk(folder).filter(file -> file.toString().endsWith(".java"));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static String[] concat(String[] first, String[] second) {
    return Stream.of(first, second).flatMap(Stream::of).toArray(String[]::new);
  }
}
