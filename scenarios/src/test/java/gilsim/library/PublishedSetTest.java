package gilsim.library;

import static org.assertj.core.api.Assertions.assertThat;

import gilsim.fixture.Scenarios;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Every published cell that the model can express and whose conditions are known, beside its
 * prediction. Anchors do not count. The error of a publication is the mean over its cells, so that
 * one with many cells does not hide the others.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PublishedSetTest {
  private static final Path FOLDER = Path.of("library", "published");
  private static final double FIT = 0.005;
  private static final double MOST = 0.25;
  private static final double MOST_MEAN = 0.10;

  /** Predicted cells by publication: a cell that is lost would make a mean smaller. */
  private static final Map<String, Integer> CELLS =
      Map.ofEntries(
          Map.entry("Kolaczkowski 2023", 4),
          Map.entry("Miech 2016", 2),
          Map.entry("Real Python 2024", 2),
          Map.entry("Shannon 2024", 1),
          Map.entry("Skvortsov 2021", 63),
          Map.entry("True Parallelism 2025", 1),
          Map.entry("course exercise 2023", 18),
          Map.entry("cpython issue 118649", 5),
          Map.entry("cpython issue 118749", 2),
          Map.entry("cpython issue 134212", 9),
          Map.entry("dhensen 2019", 20),
          Map.entry("koenvo 2025", 3),
          Map.entry("loremipsumpy 2026", 216),
          Map.entry("nogil README 2022", 1));

  /** Their anchors; the others have none. */
  private static final Map<String, Integer> ANCHORS =
      Map.of(
          "Real Python 2024", 1,
          "Skvortsov 2021", 5,
          "True Parallelism 2025", 1,
          "course exercise 2023", 6,
          "cpython issue 118649", 1,
          "loremipsumpy 2026", 8,
          "nogil README 2022", 1);

  /** Published cells by scenario. */
  private final Map<String, List<Comparison>> scenarios = new TreeMap<>();

  PublishedSetTest() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList()) {
        String name = file.getFileName().toString().replace(".yaml", "");
        scenarios.put(name, LibraryRuns.of(Scenarios.planFile(file.toRealPath())).comparisons());
      }
    }
  }

  private Map<String, List<Comparison>> publications(Predicate<Comparison> which) {
    return scenarios.values().stream()
        .flatMap(List::stream)
        .filter(which)
        .collect(
            Collectors.groupingBy(
                cell -> cell.observed().title(), TreeMap::new, Collectors.toList()));
  }

  private static boolean anchor(Comparison cell) {
    return cell.observed().anchor();
  }

  private static double meanError(List<Comparison> cells) {
    return cells.stream().mapToDouble(c -> Math.abs(c.error())).average().orElseThrow();
  }

  private static Map<String, Integer> sizes(Map<String, List<Comparison>> groups) {
    return groups.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, group -> group.getValue().size()));
  }

  @Test
  void noPublishedCellIsMissing() {
    assertThat(sizes(publications(cell -> !anchor(cell)))).isEqualTo(CELLS);
    assertThat(sizes(publications(PublishedSetTest::anchor))).isEqualTo(ANCHORS);
  }

  @Test
  void anchorsAreMet() {
    assertThat(publications(PublishedSetTest::anchor).values().stream().flatMap(List::stream))
        .allMatch(cell -> Math.abs(cell.error()) <= FIT);
  }

  /** The mean also without the publications that only say that nothing was lost. */
  @Test
  void meanErrorsAreSmall() {
    Map<String, Double> errors = new TreeMap<>();
    publications(cell -> !anchor(cell))
        .forEach((name, cells) -> errors.put(name, meanError(cells)));
    assertThat(errors.values()).as("mean error of each: %s", errors).allMatch(e -> e <= MOST);
    assertThat(mean(errors.values().stream())).as("of all: %s", errors).isLessThan(MOST_MEAN);

    publications(cell -> cell.observed().value() == 0)
        .forEach(
            (name, zeros) -> {
              if (zeros.size() == CELLS.get(name)) {
                errors.remove(name);
              }
            });
    assertThat(errors).hasSize(CELLS.size() - 3);
    assertThat(mean(errors.values().stream())).as("of all: %s", errors).isLessThan(MOST_MEAN);
  }

  private static double mean(Stream<Double> values) {
    return values.mapToDouble(value -> value).average().orElseThrow();
  }

  @Test
  void pageTellsOfTheModelAsItIs() throws IOException {
    for (String name : PublishedSetTables.WITH_A_TABLE) {
      CalibrationPage.check(name, scenarios.get(name));
    }
    CalibrationPage.check("the publications", PublishedSetTables.publications(scenarios));
    CalibrationPage.check("the other cells", PublishedSetTables.cells(scenarios));
  }
}
