package gilsim.report;

import static org.assertj.core.api.Assertions.assertThat;

import gilsim.fixture.ResultsBuilder;
import gilsim.fixture.Samples;
import gilsim.store.Results;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportWriterTest {
  @TempDir Path folder;

  @Test
  void pageAsksForNothingFromOutside() throws IOException {
    String page = write(Samples.convoy());

    assertThat(page).contains("Content-Security-Policy", "default-src 'none'");
    assertThat(page).doesNotContain("<script", "<link", "@import", "url(");
    assertThat(page.replaceAll("data:image/svg\\+xml;base64,[A-Za-z0-9+/=]+", ""))
        .doesNotContain("src=\"h", "href=\"h");
  }

  @Test
  void pageSaysWhichPoolsAnInterpreterDoesNotHave() throws IOException {
    assertThat(
            write(
                ResultsBuilder.scenario("pool")
                    .point()
                    .strategies("pool")
                    .kind("pool", "interpreter-pool")
                    .interpreter("cpython-3.12")
                    .value("base", "pool", "makespan", "s", 1, 0.01)
                    .build()))
        .contains("cpython-3.12 has no InterpreterPoolExecutor");
  }

  @Test
  void pageSaysWhenComputeTimesAreScaled() throws IOException {
    assertThat(
            write(
                ResultsBuilder.scenario("versions", "interpreter")
                    .point("cpython-3.11")
                    .point("cpython-3.13")
                    .strategies("threads")
                    .interpreter("cpython-3.11")
                    .value("interpreter=cpython-3.11", "threads", "makespan", "s", 1, 0.01)
                    .value("interpreter=cpython-3.13", "threads", "makespan", "s", 1, 0.01)
                    .build()))
        .contains("Compute times are stated under cpython-3.11");
  }

  @Test
  void theTimeThatRunsLastIsToldWithTheWarmUp() {
    String run = "run: {until: 20s, warm-up: 2s}\n";
    assertThat(ResolvedFacts.duration(run, false))
        .isEqualTo("20s, without a warm-up of 2s at the begin");
    assertThat(ResolvedFacts.duration(run.replace("2s", "auto"), false))
        .contains("20s, without the warm-up")
        .contains("detected");
    assertThat(ResolvedFacts.duration("run: {until: 60s, warm-up: none}", false)).isEqualTo("60s");
    assertThat(ResolvedFacts.duration("", true)).isEqualTo("until all work is done");
  }

  @Test
  void namesWithMarkupStayText() throws IOException {
    String page = write(Samples.service());

    assertThat(page)
        .contains("api &lt;b&gt;&amp;&quot;server&#39;")
        .contains("A pool of &lt;workers&gt; &amp;")
        .contains("&lt;worker&gt; died")
        .doesNotContain("<b>&", "<workers>", "<worker>");
  }

  @Test
  void plotsAreWrittenAsPngAndSvg() throws IOException {
    write(Samples.cores());

    Map<String, byte[]> files = files();
    assertThat(files.keySet().stream().filter(name -> name.endsWith(".png"))).isNotEmpty();
    files.forEach(
        (name, bytes) -> {
          if (name.endsWith(".png")) {
            assertThat(bytes).startsWith(0x89, 'P', 'N', 'G');
            assertThat(files).containsKey(name.replace(".png", ".svg"));
          }
          assertThat(name).doesNotEndWith(".part");
        });
  }

  @Test
  void plotsOfAnEarlierReportGoAndOtherFilesStay() throws IOException {
    write(Samples.cores());
    Files.writeString(folder.resolve("plots/mine.png"), "not ours");
    write(Samples.onePoint());

    assertThat(files().keySet())
        .contains("mine.png", "times.png")
        .noneMatch(name -> name.startsWith("makespan-by"));
  }

  @Test
  void sameResultsGiveTheSameBytes() throws IOException {
    write(Samples.cores());
    Map<String, byte[]> first = files();
    write(Samples.cores());

    Map<String, byte[]> second = files();
    assertThat(second.keySet()).isEqualTo(first.keySet());
    first.forEach((name, bytes) -> assertThat(second.get(name)).as(name).isEqualTo(bytes));
  }

  @Test
  void failuresAreSaidEvenWithoutResults() throws IOException {
    assertThat(write(Samples.empty()))
        .contains("role=\"alert\"", "3 tasks wait for the lock")
        .contains("No run has finished");
  }

  @Test
  void strategiesThatAreInNoPlotAreNamed() throws IOException {
    assertThat(write(Samples.stuck()))
        .contains("In no plot", "pool (not finished: 6 tasks wait for the pool &lt;itself&gt;).")
        .contains("2 of 10 runs not finished: 1 task waits");
    assertThat(write(Samples.downloads())).doesNotContain("In no plot", "runs not done");
  }

  @Test
  void severalScenariosShareAPage() throws IOException {
    ReportWriter.write(List.of(Samples.cores(), Samples.onePoint(), Samples.cores()), folder);

    String page = Files.readString(folder.resolve("report.html"));
    assertThat(page)
        .contains("id=\"threads-against-processes\"", "id=\"one-thread\"")
        .contains("id=\"threads-against-processes-2\"", "href=\"#threads-against-processes-2\"");
    assertThat(files().keySet())
        .anyMatch(name -> name.startsWith("threads-against-processes-2-makespan"));
  }

  @Test
  void comparedScenariosHaveTheirErrorsByPublication() throws IOException {
    Results other =
        ResultsBuilder.scenario("other")
            .point()
            .strategies("threads")
            .value("base", "threads", "makespan", "s", 10, 0.1)
            .title("Smith <2024>")
            .observed("threads", List.of(), "makespan", "s", 8, 0, false)
            .build();
    assertThat(write(Samples.convoy())).contains("Every cell").doesNotContain("by publication");

    ReportWriter.write(List.of(Samples.convoy(), other), folder);
    assertThat(Files.readString(folder.resolve("report.html")))
        .contains("Errors by publication", "<td>Smith &lt;2024&gt;</td>", "The worst cells")
        .contains("<td>other: threads, makespan</td>");
  }

  /** One scenario has all of this in its own section. */
  @Test
  void measuredScenariosHaveAnOverview() throws IOException {
    assertThat(write(Samples.measured())).doesNotContain("all scenarios");

    ReportWriter.write(List.of(Samples.measured(), Samples.cores(), Samples.measured()), folder);
    assertThat(Files.readString(folder.resolve("report.html")))
        .contains("Predicted next to measured, all scenarios", "<td>all scenarios</td>")
        .contains("Predicted against measured, every cell");
    assertThat(files()).containsKey("all-predicted-against-measured.png");
  }

  @Test
  void titleOfManyScenariosSaysHowMany() throws IOException {
    ReportWriter.write(
        IntStream.range(0, 6).mapToObj(i -> ResultsBuilder.scenario("s" + i).build()).toList(),
        folder);

    assertThat(Files.readString(folder.resolve("report.html"))).contains("<h1>6 scenarios</h1>");
  }

  private String write(Results results) throws IOException {
    ReportWriter.write(List.of(results), folder);
    return Files.readString(folder.resolve("report.html"));
  }

  private Map<String, byte[]> files() throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        files.put(path.getFileName().toString(), Files.readAllBytes(path));
      }
    }
    return files;
  }
}
