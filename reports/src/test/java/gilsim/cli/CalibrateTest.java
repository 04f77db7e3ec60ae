package gilsim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code gilsim calibrate} refuses before it measures anything. */
class CalibrateTest {
  @TempDir Path folder;

  private Shell shell;

  @BeforeEach
  void open() {
    shell = new Shell(folder);
  }

  @Test
  void aMissingInterpreterIsNamed() {
    assertThat(shell.run("calibrate", "--python", "no-such-python", "-o", "p")).isEqualTo(3);
    assertThat(shell.err()).contains("no-such-python").contains("--python");
    assertThat(folder.resolve("p")).doesNotExist();
  }

  @Test
  void filesOfOthersAreLeftAlone() throws IOException {
    Path file = Files.createDirectories(folder.resolve("p")).resolve("machine.yaml");
    Files.writeString(file, "cores: 4\n");
    org.junit.jupiter.api.Assumptions.assumeTrue(
        hasPython(), "skipped, because there is no usable python3");
    assertThat(shell.run("calibrate", "-o", "p")).isEqualTo(2);
    assertThat(shell.err()).contains("was not written by gilsim calibrate");
    assertThat(Files.readString(file)).isEqualTo("cores: 4\n");
  }

  private static boolean hasPython() {
    try {
      gilsim.measure.Python.find("python3").require(3, 8, "this test");
      return true;
    } catch (gilsim.measure.PythonException e) {
      return false;
    }
  }
}
