package gilsim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import gilsim.store.RunStore;
import gilsim.store.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RunTest {
  /** Each of the two holds the lock that the other one wants. */
  private static final String DEADLOCK =
      """
      gilsim: 1
      name: deadlock
      machine: plain-2c
      interpreter: cpython-3.11
      locks: [x, y]
      tasks:
        one: {count: 1, do: [{lock: {name: x, do: [{sleep: 10ms}, {lock: {name: y, do: [{sleep: 1ms}]}}]}}]}
        two: {count: 1, do: [{lock: {name: y, do: [{sleep: 10ms}, {lock: {name: x, do: [{sleep: 1ms}]}}]}}]}
      strategies:
        sequential: {type: sequential}
        threads: {type: threads}
      run: {replications: 2}
      """;

  @TempDir Path folder;
  private Shell shell;

  @BeforeEach
  void open() {
    shell = new Shell(folder);
  }

  private Map<String, byte[]> outputs(Path results) throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(results)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        String name = results.relativize(file).toString();
        if (!name.startsWith("store") && !name.equals("manifest.json")) {
          files.put(name, Files.readAllBytes(file));
        }
      }
    }
    return files;
  }

  @Test
  void scenarioInReportOut() {
    assertThat(shell.run("run", shell.file("small.yaml", Shell.SMALL))).as(shell.err()).isZero();

    assertThat(shell.out())
        .startsWith("small\ncores     strategy")
        .containsPattern("(?m)^2 .*sequential")
        .containsPattern("(?m)^ +\\* +processes");
    Path results = folder.resolve("results").resolve("small");
    assertThat(shell.err()).isEqualTo("report: " + results.resolve("report.html") + "\n");
    for (String file :
        new String[] {
          "report.html",
          "summary.csv",
          "runs.csv",
          "runs.parquet",
          "manifest.json",
          "plots/makespan-by-cores.png",
          "plots/makespan-by-cores.svg"
        }) {
      assertThat(results.resolve(file)).isNotEmptyFile();
    }
  }

  @Test
  void runAgainContinuesAndReportRebuildsTheSameBytes() throws IOException {
    String file = shell.file("small.yaml", Shell.SMALL);
    Path results = folder.resolve("out");
    shell.run("run", file, "-o", results.toString());
    String table = shell.out();
    Map<String, byte[]> first = outputs(results);

    assertThat(shell.run("run", file, "-o", results.toString(), "--jobs", "1")).isZero();
    assertThat(shell.out()).isEqualTo(table);
    assertThat(outputs(results).get("summary.csv")).isEqualTo(first.get("summary.csv"));
    assertThat(Files.readString(results.resolve("manifest.json"))).contains("\"reused\" : 18");
    Map<String, byte[]> again = outputs(results);

    Files.delete(results.resolve("report.html"));
    Files.delete(results.resolve("summary.csv"));
    assertThat(shell.run("report", results.toString())).isZero();
    assertThat(shell.out()).isEqualTo(table);
    Map<String, byte[]> rebuilt = outputs(results);
    assertThat(rebuilt.keySet()).isEqualTo(again.keySet());
    again.forEach((name, bytes) -> assertThat(rebuilt.get(name)).as(name).isEqualTo(bytes));
  }

  @Test
  void tablesForProgramsParse() {
    String one = shell.file("small.yaml", Shell.SMALL);
    String two =
        shell.file(
            "other.yaml",
            Shell.SMALL.replace("small", "other").replace("machine.cores", "tasks.crunch.count"));

    assertThat(shell.run("run", one, two, "--quiet", "--format", "json")).isZero();
    assertThat(shell.err()).isEmpty();
    JsonNode rows = JsonMapper.builder().build().readTree(shell.out());
    assertThat(rows).hasSize(12);
    assertThat(rows.get(0).get("scenario").asString()).isEqualTo("small");
    assertThat(rows.get(11).get("tasks.crunch.count").asString()).isEqualTo("2");
    assertThat(rows.get(11).get("makespan").asDouble()).isPositive();

    assertThat(shell.run("run", one, two, "--quiet", "--format", "csv")).isZero();
    assertThat(shell.out().lines()).hasSize(13).allMatch(line -> line.split(",", -1).length >= 12);
    assertThat(folder.resolve("results/small-and-1-more/report.html")).isNotEmptyFile();
  }

  @Test
  void unfinishedWorkIsSaidAndTheOthersAreStored() throws IOException {
    Path results = folder.resolve("out");
    int code =
        shell.run(
            "run", shell.file("deadlock.yaml", DEADLOCK), "-o", results.toString(), "--quiet");

    assertThat(code).as(shell.err()).isEqualTo(ExitCode.RUNS_FAILED.number());
    assertThat(shell.err())
        .contains("not every run was done: 0 failed, 2 left work unfinished")
        .contains("deadlock: ");
    assertThat(shell.out()).contains("sequential");
    assertThat(Files.readString(results.resolve("summary.csv"))).contains("sequential,makespan");
  }

  @Test
  void interruptedRunsAreStoredAndContinued() throws IOException {
    String file = shell.file("small.yaml", Shell.SMALL);
    Path results = folder.resolve("out");
    Thread user =
        new Thread(
            () -> {
              while (!shell.interrupts().expected()) {
                Thread.onSpinWait();
              }
              shell.interrupts().signal();
            });
    user.start();
    int code = shell.run("run", file, "-o", results.toString(), "--replications", "100000");

    assertThat(code).as(shell.err()).isEqualTo(ExitCode.INTERRUPTED.number());
    assertThat(shell.ended()).isFalse();
    assertThat(shell.err()).contains("interrupted", "the same command continues");
    assertThat(results.resolve("report.html")).isNotEmptyFile();

    assertThat(shell.run("run", file, "-o", results.toString())).isZero();
    shell.run("run", file, "-o", folder.resolve("straight").toString());
    assertThat(Files.readString(results.resolve("summary.csv")))
        .isEqualTo(Files.readString(folder.resolve("straight").resolve("summary.csv")));
  }

  @Test
  void foldersThatCannotBeUsedAreEnvironmentProblems() {
    String file = shell.file("small.yaml", Shell.SMALL);

    assertThat(shell.run("run", file, "-o", file)).isEqualTo(ExitCode.ENVIRONMENT.number());
    assertThat(shell.err()).contains("small.yaml").doesNotContain("Exception", "internal error");

    assertThat(shell.run("run", file, "-o", file + "/below")).isEqualTo(3);
    assertThat(shell.err()).contains("small.yaml").doesNotContain("Exception", "internal error");

    assertThat(shell.run("report", folder.resolve("none").toString())).isEqualTo(3);
    assertThat(shell.err()).contains("none").doesNotContain("Exception", "internal error");

    Path results = folder.resolve("out");
    try (RunStore other = RunStore.open(results)) {
      assertThat(shell.run("run", file, "-o", results.toString())).isEqualTo(3);
      assertThat(shell.err()).contains(results.toString()).doesNotContain("Exception");
    }
  }

  @Test
  void theBaselineThatIsLeftOutIsNamed() throws IOException {
    String file = shell.file("small.yaml", Shell.SMALL);
    String out = folder.resolve("out").toString();
    assertThat(shell.run("run", file, "--strategy", "threads", "-o", out)).isZero();
    assertThat(shell.out()).contains("no speed-ups: their baseline “sequential” was not run");
    assertThat(Files.readString(folder.resolve("out/report.html"))).contains("no speed-ups");

    assertThat(shell.run("run", file, "-o", out)).isZero();
    assertThat(shell.out()).contains("speed-up").doesNotContain("no speed-ups");
  }

  @Test
  void anotherScenarioOfTheNameIsSaid() {
    String file = shell.file("small.yaml", Shell.SMALL);
    String out = folder.resolve("out").toString();
    assertThat(shell.run("run", file, "-o", out)).isZero();
    assertThat(shell.run("run", file, "-o", out)).isZero();
    assertThat(shell.err()).doesNotContain("holds results of another");

    assertThat(shell.run("run", file, "-o", out, "--set", "machine.speed=2")).isZero();
    assertThat(shell.err()).contains("holds results of another small", "-o");
    assertThat(shell.run("run", file, "-o", out, "--seed", "77")).isZero();
    assertThat(shell.err()).contains("holds results of another small", "-o");
  }

  @Test
  void moreReplicationsAreAddedToTheStoredOnes() {
    String file = shell.file("small.yaml", Shell.SMALL);
    Path out = folder.resolve("out");
    assertThat(shell.run("run", file, "-o", out.toString(), "--replications", "4")).isZero();
    assertThat(shell.run("run", file, "-o", out.toString(), "--replications", "7")).isZero();
    assertThat(shell.err()).doesNotContain("holds results of another").contains("used again");
    try (RunStore store = RunStore.read(out)) {
      Session first = store.sessions().get(0);
      Session second = store.sessions().get(1);
      assertThat(second.reused()).isEqualTo(first.simulated());
      assertThat(4 * second.simulated()).isEqualTo(3 * first.simulated());
    }
  }

  @Test
  void foldersStandSideBySide() throws IOException {
    String file = shell.file("small.yaml", Shell.SMALL);
    String slow = folder.resolve("slow").toString();
    String fast = folder.resolve("fast").toString();
    shell.run("run", file, "-o", slow);
    shell.run("run", file, "-o", fast, "--set", "machine.speed=2");

    assertThat(shell.run("report", slow, fast)).isZero();
    Path report = folder.resolve("results").resolve("slow-and-1-more").resolve("report.html");
    assertThat(shell.err()).contains(report.toString());
    assertThat(Files.readString(report)).contains("small (slow)", "small (fast)", "Side by side");

    // A folder that only holds such folders stands for them.
    assertThat(shell.run("report", folder.toString(), "-o", folder.resolve("both").toString()))
        .isZero();
    assertThat(Files.readString(folder.resolve("both/report.html"))).contains("small (slow)");
  }
}
