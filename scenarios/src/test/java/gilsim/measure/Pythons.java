package gilsim.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** What tests with a real interpreter share. */
final class Pythons {
  private static final String NAME = "python3";

  private Pythons() {}

  /** The {@code python3} on PATH; a test that needs it is skipped, with the reason, without it. */
  static Python onPath() {
    try {
      return Python.find(NAME).require(3, 8, "this test");
    } catch (PythonException e) {
      return Assumptions.abort(
          "skipped, because there is no usable " + NAME + ": " + e.getMessage());
    }
  }

  /** The same with gevent installed. */
  static Python withGevent() {
    Python python = onPath();
    Assumptions.assumeTrue(
        python.facts().modules().contains("gevent"),
        "skipped, because " + python.executable() + " has no gevent");
    return python;
  }

  /** Processes are gone, or ended and nobody has asked for their exit code yet. */
  static void assertGone(List<Long> pids) {
    assertThat(pids).isNotEmpty();
    for (long pid : pids) {
      assertThat(isRunning(pid)).as("process %d still runs", pid).isFalse();
    }
  }

  static boolean isRunning(long pid) {
    try {
      String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
      return !stat.substring(stat.lastIndexOf(')')).startsWith(") Z");
    } catch (java.io.IOException e) {
      return !Files.isDirectory(Path.of("/proc"))
          && ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent();
    }
  }
}
