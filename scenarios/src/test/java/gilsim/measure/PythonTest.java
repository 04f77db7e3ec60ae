package gilsim.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PythonTest {
  @TempDir private Path folder;

  private static void assertRefused(String named, String... words) {
    assertThatThrownBy(() -> Python.find(named))
        .isInstanceOf(PythonException.class)
        .hasMessageContainingAll(words);
  }

  @Test
  void whatIsNotThereIsNamed() {
    assertRefused("no-such-python", "no interpreter 'no-such-python'", "PATH");
    assertRefused(folder + "/nothing", "there is no interpreter " + folder + "/nothing");
    assertRefused(folder.toString(), "is a folder");
    assertRefused(" ", "empty");
    assertRefused("a\0b", "is not a path");
  }

  @Test
  void whatCannotRunIsNamed() throws IOException {
    Path text = Files.writeString(folder.resolve("text"), "#!/no/such/program\n");
    assertRefused(text.toString(), "may not be executed");
    assertThat(text.toFile().setExecutable(true)).isTrue();
    assertRefused(text.toString(), text + " cannot be run");
  }

  @Test
  void aProgramThatIsNoPythonIsNamed() throws IOException {
    Path script = Files.writeString(folder.resolve("a b"), "#!/bin/sh\necho hm >&2\nexit 7\n");
    assertThat(script.toFile().setExecutable(true)).isTrue();
    assertRefused(script.toString(), "is no Python interpreter", "exit code 7", "said: hm");
  }

  @Test
  void aNameIsLookedUpInTheFoldersOfPath() throws IOException {
    Path second = Files.createDirectory(folder.resolve("b c"));
    Path program = Files.writeString(second.resolve("program"), "");
    assertThat(program.toFile().setExecutable(true)).isTrue();
    Files.writeString(folder.resolve("program"), "not executable: passed over");
    String path = folder + ":" + second;
    assertThat(PythonFinder.find("program", path)).isEqualTo(program);
  }

  @Test
  void aPythonSaysWhatItIs() {
    Python python = Pythons.onPath();
    assertThat(python.facts().version()).hasSize(3);
    assertThat(python.facts().processors()).isPositive();
    assertThat(python.facts().atLeast(3, 8)).isTrue();
    assertThat(python.facts().atLeast(4, 0)).isFalse();
    assertThat(python.facts().modules()).isSubsetOf(Python.MODULES);
    assertThat(python.toString()).contains(python.facts().versionText());
    assertThatThrownBy(() -> python.require(99, 0, "a test"))
        .isInstanceOf(PythonException.class)
        .hasMessageContainingAll("too old", "a test needs 99.0 or newer");
  }

  @Test
  void aPathMayHoldSpaces() throws IOException {
    Path link = folder.resolve("my python");
    Files.createSymbolicLink(link, Pythons.onPath().executable());
    assertThat(Python.find(link.toString()).facts().version()).hasSize(3);
  }

  @Test
  void profilesAreNamedAfterImplementationAndVersion() {
    assertThat(facts(true, false).profileName()).isEqualTo("cpython-3.13");
    assertThat(facts(false, true).profileName()).isEqualTo("cpython-3.13t");
    assertThat(facts(true, true).profileName()).isEqualTo("cpython-3.13");
  }

  private static PythonFacts facts(boolean gil, boolean freeThreaded) {
    return new PythonFacts(
        "/x", "cpython", List.of(3, 13, 1), "3.13.1", gil, freeThreaded, true, false, 2, List.of());
  }
}
