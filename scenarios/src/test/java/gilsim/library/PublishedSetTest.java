package gilsim.library;

import static org.assertj.core.api.Assertions.assertThat;

import gilsim.fixture.Scenarios;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every published cell that the model can express and whose conditions are known, beside its
 * prediction. Anchors do not count. The error of a source is the mean over its cells, so that one
 * with many cells does not hide the others.
 */
class PublishedSetTest {
  private static final Path FOLDER = Path.of("library", "published");

  /** Scenarios by source. published-fib-gil is left out: its work comes from its only row. */
  private static final Map<String, List<String>> SOURCES =
      Map.ofEntries(
          Map.entry(
              "Skvortsov",
              List.of(
                  "18-published-countdown",
                  "19-published-hash",
                  "20-published-echo",
                  "21-published-echo-undisturbed")),
          Map.entry("loremipsumpy", List.of("22-published-primes", "23-published-requests")),
          Map.entry("dhensen", List.of("24-published-gunicorn-1s", "25-published-gunicorn-60s")),
          Map.entry("Real Python", List.of("published-fib-pools")),
          Map.entry("Miech", List.of("published-seeded-delays")),
          Map.entry("gh-118649", List.of("published-serial-threads")),
          Map.entry("course", List.of("published-course-sleeps", "published-course-loops")),
          Map.entry("True Parallelism", List.of("published-primes-ranges")),
          Map.entry("gh-134212", List.of("published-exact-split")),
          Map.entry("koenvo", List.of("published-exact-list")),
          Map.entry("Shannon", List.of("published-exact-method")),
          Map.entry("Kolaczkowski", List.of("published-task-memory")));

  private static List<Comparison> predicted(List<String> scenarios) throws IOException {
    List<Comparison> cells = new ArrayList<>();
    for (String scenario : scenarios) {
      Path file = FOLDER.resolve(scenario + ".yaml").toRealPath();
      List<Comparison> all = LibraryRuns.of(Scenarios.planFile(file)).comparisons();
      assertThat(all.stream().filter(c -> c.observed().anchor()))
          .as("anchors of %s are met", scenario)
          .allMatch(c -> Math.abs(c.error()) <= 0.005);
      all.stream().filter(c -> !c.observed().anchor()).forEach(cells::add);
    }
    return cells;
  }

  @Test
  void setHoldsEveryPublishedScenario() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      List<String> names =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.endsWith(".yaml"))
              .map(name -> name.replace(".yaml", ""))
              .filter(name -> !name.equals("published-fib-gil"))
              .toList();
      assertThat(names)
          .containsExactlyInAnyOrderElementsOf(
              SOURCES.values().stream().flatMap(List::stream).toList());
    }
  }

  @Test
  void meanErrorOfSourcesIsSmall() throws IOException {
    Map<String, Double> errors = new TreeMap<>();
    for (Map.Entry<String, List<String>> source : SOURCES.entrySet()) {
      List<Comparison> cells = predicted(source.getValue());
      errors.put(
          source.getKey(),
          cells.stream().mapToDouble(c -> Math.abs(c.error())).average().orElseThrow());
    }
    assertThat(errors.values()).as("mean error by source: %s", errors).allMatch(e -> e <= 0.25);
    assertThat(errors.values().stream().mapToDouble(e -> e).average().orElseThrow())
        .as("mean of the sources: %s", errors)
        .isLessThanOrEqualTo(0.10);
  }
}
