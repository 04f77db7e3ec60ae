package gilsim.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import gilsim.fixture.Scenarios;
import gilsim.strategy.ByTaskSpec;
import gilsim.sweep.Plan;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The two complete examples of the format's page. */
class FormatExamplesTest {
  private static final Pattern NOT_YET = Pattern.compile("not supported yet: (.*)$");

  @TempDir Path folder;

  @BeforeEach
  void observedFile() throws IOException {
    Files.writeString(folder.resolve("download-sites-published.csv"), "");
  }

  private static String example(String name) throws IOException {
    try (InputStream in = FormatExamplesTest.class.getResourceAsStream("/gilsim/format/" + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** The example without what a later version brings: whole lines, and parts of lines. */
  private static String without(String text, List<String> lines, List<String> parts) {
    String kept =
        String.join(
            "\n", text.lines().filter(line -> lines.stream().noneMatch(line::contains)).toList());
    for (String part : parts) {
      kept = kept.replace(part, "");
    }
    return kept;
  }

  private List<String> notYet(String text) {
    return Scenarios.problems(folder, text).stream()
        .map(
            problem -> {
              Matcher matcher = NOT_YET.matcher(problem);
              assertThat(matcher.find()).as(problem).isTrue();
              assertThat(problem).startsWith("scenario.yaml:");
              return matcher.group(1);
            })
        .toList();
  }

  @Test
  void everyLaterPartOfTheBatchIsNamed() throws IOException {
    assertThat(notYet(example("batch.yaml")))
        .containsExactly(
            "interpreter: cpython-3.14t (line 58)", "type: gevent (line 59)", "inside (line 60)");
  }

  @Test
  void theBatchWithoutThemIsAPlan() throws IOException {
    String text =
        without(
            example("batch.yaml"),
            List.of(
                "variables:", "increment:", "cpython-3.14t", "gevent", "inside:", "memory: 1MiB"),
            List.of());
    Plan plan = Scenarios.plan(folder, text);
    assertThat(plan.scenario()).isEqualTo("download-sites");
    assertThat(plan.strategies())
        .containsExactly(
            "sequential", "threads", "pool-5", "asyncio", "processes", "one-each", "interpreters");
    assertThat(plan.axes()).containsExactly("machine.cores", "strategies.pool-5.workers");
    assertThat(plan.points()).hasSize(4 * 7);
    assertThat(plan.observed()).hasSize(1);
    assertThat(plan.settings().precision().orElseThrow().metrics()).containsExactly("makespan");
    assertThat(plan.settings().precision().orElseThrow().relative()).isEqualTo(0.02);
    assertThat(plan.settings().seed()).isEqualTo(42);
    assertThat(plan.cells().get(0).system().tasks().get(0).program()).hasSize(9);
  }

  @Test
  void theServiceIsAPlan() throws IOException {
    String text = example("service.yaml");
    Plan plan = Scenarios.plan(folder, text);
    assertThat(plan.settings().warmUp().automatic()).isTrue();
    assertThat(plan.settings().horizon()).hasValue(60_000_000_000L);
    assertThat(plan.cells()).hasSize(3);
    ByTaskSpec split = (ByTaskSpec) plan.cells().get(2).system().strategy();
    assertThat(split.parts()).containsOnlyKeys("request", "user", "consumer");
  }

  @Test
  void theResolvedScenarioReadsBackTheSame() throws IOException {
    String text = example("service.yaml");
    Plan plan = Scenarios.plan(folder, text);
    Plan again = Scenarios.plan(folder, plan.resolved());
    assertThat(again.resolved()).isEqualTo(plan.resolved());
    assertThat(keys(again)).isEqualTo(keys(plan));
  }

  private static List<String> keys(Plan plan) {
    return plan.cells().stream().flatMap(cell -> Stream.of(cell.strategy(), cell.key())).toList();
  }
}
