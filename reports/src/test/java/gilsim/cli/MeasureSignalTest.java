package gilsim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import gilsim.measure.Python;
import gilsim.measure.PythonException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A signal in the middle of a measurement, whose worker processes have threads inside. */
class MeasureSignalTest {
  private static final String SCENARIO =
      """
      gilsim: 1
      name: tried
      machine: {cores: 1}
      interpreter: cpython-3.11
      queues: {q: {}}
      tasks: {job: {count: 4, do: [{get: q}]}}
      strategies:
        stuck: {type: process-pool, workers: 2, start: fork, inside: {type: threads}}
      run: {replications: 1, seed: 1}
      """;

  private static final String QUICK =
      """
      gilsim: 1
      name: quick
      machine: {cores: 1}
      interpreter: cpython-3.11
      tasks: {job: {count: 2, do: [{sleep: 1ms}]}}
      strategies: {threads: {type: threads}}
      run: {replications: 1, seed: 1}
      """;

  /** A shell starts jobs in the background so that they ignore SIGINT, and so do their children. */
  private static final String WITH_SIGNALS =
      "import os, signal, sys; signal.signal(signal.SIGINT, signal.SIG_DFL);"
          + " os.execv(sys.argv[1], sys.argv[1:])";

  /** How long until a failure is certain: no pass takes that long however slow the host. */
  private static final long PATIENCE_SECONDS = 300;

  /** How often it is looked for the worker processes. */
  private static final long LOOK_MILLIS = 50;

  @TempDir Path folder;

  @BeforeEach
  void needPython() {
    try {
      Python.find("python3").require(3, 8, "this test");
    } catch (PythonException e) {
      Assumptions.abort("skipped, because there is no usable python3: " + e.getMessage());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"INT", "TERM"})
  void keepsWhatWasMeasuredAndLeavesNoProcess(String signal) throws Exception {
    Path quick = Files.writeString(folder.resolve("a.yaml"), QUICK);
    Path stuck = Files.writeString(folder.resolve("b.yaml"), SCENARIO);
    Path out = folder.resolve("out");
    Process gilsim =
        new ProcessBuilder(
                "python3",
                "-c",
                WITH_SIGNALS,
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dgilsim.home=" + Path.of("..").toAbsolutePath().normalize(),
                "-cp",
                System.getProperty("java.class.path"),
                "gilsim.cli.Main",
                "measure",
                quick.toString(),
                stuck.toString(),
                "--repetitions",
                "1",
                "-o",
                out.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("said.txt").toFile())
            .start();
    try {
      Set<ProcessHandle> seen = new HashSet<>();
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
      // Supervisor, program, devices, memory, two workers: the second scenario is under way.
      while (gilsim.descendants().count() < 6 && System.nanoTime() < end) {
        if (gilsim.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
          break;
        }
      }
      gilsim.descendants().forEach(seen::add);
      assertThat(seen).as(Files.readString(folder.resolve("said.txt"))).hasSizeGreaterThan(5);
      new ProcessBuilder("kill", "-" + signal, Long.toString(gilsim.pid())).start().waitFor();
      assertThat(gilsim.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
      assertThat(gilsim.exitValue()).isEqualTo(ExitCode.INTERRUPTED.number());
      assertThat(seen).noneMatch(ProcessHandle::isAlive);
      assertThat(Files.readString(out.resolve("summary.csv")))
          .contains("quick,base,threads,makespan");
      assertThat(Files.readString(folder.resolve("said.txt"))).doesNotContain("\tat ");
    } finally {
      gilsim.destroyForcibly();
    }
  }
}
