package gilsim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import gilsim.measure.Python;
import gilsim.measure.PythonException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Predicted next to measured on this host, whatever its speed. */
class CompareTest {
  private static final String SCENARIO =
      """
      gilsim: 1
      name: tried
      machine: {preset: laptop-4c8t, cores: 1, threads-per-core: 1}
      interpreter: {preset: cpython-3.8, switch-interval: 3ms}
      tasks: {job: {count: 2, do: [{sleep: 20ms}]}}
      strategies: {threads: {type: threads}, sequential: {type: sequential}}
      run: {seed: 1}
      observed: [elsewhere.csv]
      """;

  @TempDir Path folder;
  private Shell shell;
  private String errors = "";

  @BeforeEach
  void open() {
    shell = new Shell(folder);
  }

  /** Profiles that need no calibration. */
  private String profiles() throws IOException {
    Python python;
    try {
      python = Python.find("python3").require(3, 8, "this test");
    } catch (PythonException e) {
      return Assumptions.abort("skipped, because there is no usable python3: " + e.getMessage());
    }
    Path profiles = Files.createDirectories(folder.resolve("profiles"));
    Files.writeString(profiles.resolve("machine.yaml"), "preset: vm-2c\nname: machine\n");
    Files.writeString(
        profiles.resolve(python.facts().profileName() + ".yaml"),
        "preset: cpython-3.11\nname: calibrated\n" + errors);
    return profiles.toString();
  }

  private int compare(String... more) throws IOException {
    String[] line = {
      "compare",
      shell.file("tried.yaml", SCENARIO),
      "--profiles",
      profiles(),
      "--repetitions",
      "2",
      "-o",
      folder.resolve("out").toString()
    };
    shell.file(
        "elsewhere.csv",
        "scenario,strategy,metric,unit,mean,source,role\ntried,threads,makespan,s,9,published,predicted\n");
    return shell.run(
        Stream.of(line, more).flatMap(java.util.Arrays::stream).toArray(String[]::new));
  }

  @Test
  void bothStandInOneReportWithTheError() throws IOException {
    assertThat(compare()).as(shell.err()).isZero();

    assertThat(shell.out())
        .contains("predicted next to measured", "makespan")
        .doesNotContain("predicted against observed");
    assertThat(Files.readString(folder.resolve("out/summary.csv")))
        .contains(",simulated\n", ",measured\n");
    assertThat(Files.readString(folder.resolve("out/report.html")))
        .contains("Predicted next to measured", "machine.yaml", "Measured runs on predicted bands");
    assertThat(folder.resolve("out/plots")).isDirectoryContaining("glob:**residuals.svg");
    // What the simulated processors were made of.
    assertThat(Files.readString(folder.resolve("out/runs.csv")))
        .contains("processor-speed/1", "host-steadiness", "work-speed");
  }

  @Test
  void aDryRunDoesNothingAndSaysWhatItWould() throws IOException {
    assertThat(compare("--dry-run")).as(shell.err()).isZero();
    assertThat(shell.out())
        .contains("tried: 2 cells x 2 repetitions, about", "each cell is simulated 40 times");
    assertThat(folder.resolve("out")).doesNotExist();

    String file = shell.file("tried.yaml", SCENARIO);
    String none = folder.resolve("none").toString();
    assertThat(shell.run("compare", file, "--profiles", none, "--dry-run")).isZero();
    assertThat(shell.out()).contains("machine.yaml: calibrating this machine and", "minutes");
    assertThat(folder.resolve("none")).doesNotExist();
  }

  @Test
  void checkProgramsTakePartWhereTheyAreFewAmongTheRuns() throws IOException {
    assertThat(compare("--dry-run")).as(shell.err()).isZero();
    assertThat(shell.out()).doesNotContain("check programs");

    assertThat(compare("--dry-run", "--checks")).as(shell.err()).isZero();
    assertThat(shell.out())
        .contains("check programs, which say how wide bands must be: 15 cells x 2 repetitions");

    String[] suite = {
      "compare",
      Shell.HOME.resolve("scenarios/library/validation").toString(),
      "--dry-run",
      "--profiles",
      profiles()
    };
    assertThat(shell.run(suite)).as(shell.err()).isZero();
    assertThat(shell.out()).contains("15 cells x 5 repetitions");
    assertThat(
            shell.run(
                Stream.concat(Stream.of(suite), Stream.of("--no-checks")).toArray(String[]::new)))
        .isZero();
    assertThat(shell.out()).doesNotContain("check programs");
  }

  @Test
  void aDryRunRefusesWhatTheRealOneRefuses() throws IOException {
    assertThat(compare("--dry-run", "--on-disk", "dsk=" + folder))
        .isEqualTo(ExitCode.WRONG_INPUT.number());
    assertThat(shell.err()).contains("there is no 'dsk'");

    String file = shell.file("tried.yaml", SCENARIO);
    assertThat(shell.run("compare", file, "--profiles", file, "--dry-run"))
        .isEqualTo(ExitCode.WRONG_INPUT.number());
    assertThat(shell.err()).contains("is a file; name the folder");
  }

  @Test
  void aDryRunSaysWhetherWhatIsThereIsDoneAgain() throws IOException {
    Files.createDirectories(folder.resolve("out"));
    assertThat(compare("--dry-run")).as(shell.err()).isZero();
    assertThat(shell.err()).contains("is not done again");

    assertThat(compare("--dry-run", "--fresh")).as(shell.err()).isZero();
    assertThat(shell.err()).contains("would write to").doesNotContain("is not done again");
  }

  /** No host makes two passes a second. */
  @Test
  void aHostAtAnotherSpeedThanTheProfilesIsSaid() throws IOException {
    errors = "work: {compute: 500ms, held: 500ms, released: 500ms}\n";
    assertThat(compare()).as(shell.err()).isZero();
    assertThat(shell.err()).contains("times the speed at which the profile states its costs");
    assertThat(Files.readString(folder.resolve("out/report.html")))
        .contains("times the speed at which the profile states its costs");
  }

  /** The same runs, with a profile that says how far its predictions are off. */
  @Test
  void bandsHoldWhatCheckProgramsWereOffBy() throws IOException {
    assertThat(compare()).as(shell.err()).isZero();
    assertThat(shell.out()).contains("lacks the error of the model");
    String simulated = simulatedRuns();

    errors = "prediction-error: {threads: 900%}\n";
    assertThat(compare()).as(shell.err()).isZero();

    assertThat(shell.out()).contains("widened by how far predictions of check programs were off");
    assertThat(Files.readString(folder.resolve("out/report.html")))
        .contains("widened by how far predictions", "prediction-error");
    assertThat(simulatedRuns()).isEqualTo(simulated);
  }

  private String simulatedRuns() throws IOException {
    return Files.readAllLines(folder.resolve("out/runs.csv")).stream()
        .filter(line -> line.contains(",simulated,"))
        .sorted()
        .collect(java.util.stream.Collectors.joining("\n"));
  }

  @Test
  void anErrorBeyondTheToleranceHasACodeOfItsOwn() throws IOException {
    assertThat(compare("--tolerance", "0%")).isEqualTo(ExitCode.TOLERANCE_EXCEEDED.number());
    assertThat(shell.err()).contains("more than the tolerance of 0 %");
    assertThat(compare("--tolerance", "100%")).isZero();
  }

  @Test
  void interpretersOfOneProfileAreNotMixed() throws IOException {
    assertThat(compare("--python", "python3", "--python", "python3"))
        .isEqualTo(ExitCode.WRONG_INPUT.number());
    assertThat(shell.err()).contains("would have one profile", "gilsim report");
  }

  /** Needs a second Python, of another version than python3. */
  @Test
  void severalInterpretersStandSideBySide() throws IOException {
    String own = Python.find("python3").facts().profileName();
    Python other =
        Stream.of("python3.8", "python3.9", "python3.10", "python3.12", "python3.13")
            .flatMap(CompareTest::found)
            .filter(python -> !python.facts().profileName().equals(own))
            .findFirst()
            .orElseGet(() -> Assumptions.abort("skipped: python3 is the only Python"));
    profiles();
    String name = other.facts().profileName();
    Files.writeString(
        folder.resolve("profiles").resolve(name + ".yaml"), "preset: cpython-3.11\nname: other\n");

    assertThat(compare("--python", "python3", "--python", other.named())).as(shell.err()).isZero();

    assertThat(shell.out())
        .contains("by folder", "how many times as fast", name + " against " + own, "(" + own + ")");
    assertThat(shell.err()).contains("round 2 of 2, " + name);
    assertThat(Files.readString(folder.resolve("out").resolve(own).resolve("summary.csv")))
        .contains(",measured");
    assertThat(Files.readString(folder.resolve("out/report.html")))
        .contains("Side by side", "Ratios between the folders", "tried (" + name + ")");
    assertThat(shell.run("report", folder.resolve("out").toString())).isZero();
    assertThat(shell.out()).contains(name + " against " + own);
  }

  private static Stream<Python> found(String name) {
    try {
      return Stream.of(Python.find(name));
    } catch (PythonException e) {
      return Stream.empty();
    }
  }

  @Test
  void aMissingInterpreterIsAnEnvironmentProblem() {
    String file = shell.file("tried.yaml", SCENARIO.replace("observed: [elsewhere.csv]", ""));
    assertThat(shell.run("compare", file, "--python", "no-such-python")).isEqualTo(3);
    assertThat(shell.err()).contains("no interpreter 'no-such-python'").doesNotContain("\tat ");
  }
}
