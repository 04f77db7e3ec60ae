package gilsim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example of a machine that nobody has works as it is written, with presets as profiles. */
class OtherMachineDocTest {
  private static final Path PAGE = Shell.HOME.resolve("reports/docs/calibrating.md");
  private static final Pattern FILE =
      Pattern.compile("`([a-z]+\\.yaml)`:\n\n```yaml\n(.*?)```", Pattern.DOTALL);

  @TempDir Path folder;

  @Test
  void theFilesOfTheExampleAreAScenarioThatRuns() throws IOException {
    Path profiles = Files.createDirectories(folder.resolve("profiles"));
    Files.writeString(profiles.resolve("machine.yaml"), "preset: vm-2c\nname: machine\n");
    Files.writeString(profiles.resolve("cpython-3.11.yaml"), "preset: cpython-3.11\nname: here\n");
    Shell shell = new Shell(folder);
    Matcher file = FILE.matcher(Files.readString(PAGE));
    int files = 0;
    while (file.find()) {
      shell.file(file.group(1), file.group(2));
      files++;
    }
    assertThat(files).isEqualTo(3);
    assertThat(Files.readString(PAGE)).contains("./gilsim run thumbnails.yaml");

    assertThat(shell.run("run", folder.resolve("thumbnails.yaml").toString()))
        .as(shell.err())
        .isZero();
    assertThat(shell.out()).contains("processes-32", "pessimist");
  }
}
