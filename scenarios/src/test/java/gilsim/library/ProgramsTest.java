package gilsim.library;

import static org.assertj.core.api.Assertions.assertThat;

import gilsim.measure.Python;
import gilsim.measure.PythonException;
import gilsim.scenario.ProfileFolder;
import gilsim.store.PlanFacts;
import gilsim.sweep.Plan;
import gilsim.sweep.Planner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The real programs beside the validation suite run, and state themselves as scenarios. */
class ProgramsTest {
  private static final Path FOLDER = Path.of("library", "validation", "programs");

  @TempDir Path folder;

  static List<String> programs() throws IOException {
    try (Stream<Path> all = Files.list(FOLDER)) {
      return all.map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".py") && !name.equals("runner.py"))
          .sorted()
          .toList();
    }
  }

  private static Python python() {
    try {
      return Python.find("python3").require(3, 8, "this test");
    } catch (PythonException e) {
      return Assumptions.abort("skipped, because there is no usable python3: " + e.getMessage());
    }
  }

  @ParameterizedTest
  @MethodSource("programs")
  void runsAndStatesItselfAsAScenario(String program) throws IOException, InterruptedException {
    Python python = python();
    Path said = folder.resolve("said.txt");
    ProcessBuilder run =
        new ProcessBuilder(python.executable().toString(), "-B", program, folder.toString(), "1")
            .directory(FOLDER.toFile())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile());
    assertThat(run.start().waitFor()).as(() -> text(said)).isZero();

    Files.writeString(folder.resolve("machine.yaml"), "preset: vm-2c\n");
    String version = python.facts().profileName();
    Files.writeString(folder.resolve(version + ".yaml"), "preset: cpython-3.11\n");
    Path scenario = folder.resolve(program.replace(".py", ".yaml"));
    Plan plan =
        new Planner(new ProfileFolder(Path.of("profiles")))
            .plan(scenario, List.of(), Optional.empty(), OptionalInt.empty(), OptionalLong.empty());
    assertThat(PlanFacts.observed(plan)).hasSameSizeAs(plan.strategies());
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return e.toString();
    }
  }
}
