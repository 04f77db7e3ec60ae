package gilsim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import gilsim.measure.Python;
import gilsim.measure.PythonException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MeasureTest {
  private static final String SCENARIO =
      """
      gilsim: 1
      name: tried
      machine: {cores: 1}
      interpreter: cpython-3.11
      tasks: {job: {count: 2, do: [{sleep: 1ms}]}}
      strategies: {threads: {type: threads}, green: {type: gevent}}
      run: {replications: 2, seed: 1}
      """;

  @TempDir Path folder;
  private Shell shell;

  @BeforeEach
  void open() {
    shell = new Shell(folder);
  }

  private static void needPython() {
    try {
      Python.find("python3").require(3, 8, "this test");
    } catch (PythonException e) {
      Assumptions.abort("skipped, because there is no usable python3: " + e.getMessage());
    }
  }

  @Test
  void aMissingInterpreterIsAnEnvironmentProblem() {
    String file = shell.file("tried.yaml", SCENARIO);
    assertThat(shell.run("measure", file, "--python", "no-such-python")).isEqualTo(3);
    assertThat(shell.err()).contains("no interpreter 'no-such-python'").doesNotContain("\tat ");
    assertThat(folder.resolve("results")).doesNotExist();
  }

  @Test
  void nothingMeasuredIsNoSuccess() {
    needPython();
    String file = shell.file("tried.yaml", SCENARIO.replace("cores: 1", "cores: 512"));
    assertThat(shell.run("measure", file, "-o", folder.resolve("out").toString()))
        .isEqualTo(ExitCode.ENVIRONMENT.number());
    assertThat(shell.err())
        .contains("it needs 512 processors", "nothing was measured: no cell can be run here");
  }

  @Test
  void twoInterpretersAreRefused() {
    needPython();
    String file = shell.file("tried.yaml", SCENARIO);
    assertThat(shell.run("measure", file, "--python", "python3", "--python", "python3"))
        .isEqualTo(2);
    assertThat(shell.err()).contains("gilsim compare takes several");
  }

  @Test
  void wrongNumbersAreRefused() {
    String file = shell.file("tried.yaml", SCENARIO);
    assertThat(shell.run("measure", file, "--repetitions", "0")).isEqualTo(2);
    assertThat(shell.err()).contains("--repetitions must be at least 1, not 0");
    assertThat(shell.run("measure", file, "--time-out", "-1")).isEqualTo(2);
  }

  @Test
  void aDryRunMeasuresNothingAndSaysWhatItWould() {
    needPython();
    String file = shell.file("tried.yaml", SCENARIO);
    assertThat(shell.run("measure", file, "--dry-run")).isZero();
    assertThat(shell.out()).contains("tried: 1 cells x 5 repetitions, about", "gevent");
    assertThat(folder.resolve("results")).doesNotExist();
  }

  @Test
  void measuredAndSimulatedRunsStandSideBySide() throws IOException {
    needPython();
    String file = shell.file("tried.yaml", SCENARIO);
    Path out = folder.resolve("out");
    assertThat(shell.run("measure", file, "--repetitions", "1", "-o", out.toString())).isZero();
    assertThat(rows(out)).isNotEmpty().allMatch(row -> row.endsWith(",measured"));
    assertThat(shell.run("run", file, "-o", out.toString())).isZero();
    assertThat(shell.out()).contains("predicted next to measured");
    List<String> rows = rows(out);
    assertThat(rows).anyMatch(row -> row.contains(",green,") && row.endsWith(",simulated"));
    assertThat(rows).noneMatch(row -> row.contains(",green,") && row.endsWith(",measured"));
    assertThat(Files.readString(out.resolve("runs.csv"))).contains(",measured,done");
    assertThat(Files.readString(out.resolve("manifest.json"))).contains("\"passes-per-second\"");
  }

  private static List<String> rows(Path out) throws IOException {
    List<String> lines = Files.readAllLines(out.resolve("summary.csv"));
    return lines.subList(1, lines.size());
  }
}
