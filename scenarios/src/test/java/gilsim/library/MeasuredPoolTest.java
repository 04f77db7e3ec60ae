package gilsim.library;

import static org.assertj.core.api.Assertions.assertThat;

import gilsim.fixture.Scenarios;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What the pipelines of process pools make of the costs in the profiles, on the profile of the
 * guest on which empty tasks were timed (two virtual processors, Linux 6.18). The measurements
 * scatter by 30 %. Seeds are fixed; nothing here depends on chance.
 */
class MeasuredPoolTest {
  private static final double SCATTER = 0.3;
  private static final String EXECUTOR = "{type: process-pool, workers: %d}";
  private static final String MULTIPROCESSING = "{type: processes, workers: %d}";

  @TempDir Path folder;

  /** Seconds per empty task of clients that never pause. */
  private double perTask(String interpreter, String pool, int clients, boolean besideLoop) {
    return perTask(interpreter, pool, clients + ", arguments: 0B, result: 0B", besideLoop);
  }

  private double perTask(String interpreter, String pool, String clients, boolean besideLoop) {
    String request = "req: {clients: " + clients + ", think: 0s, do: [{compute: 1ns}]}";
    Scenarios scenarios =
        new Scenarios(folder)
            .with("machine", "vm-2c")
            .with("interpreter", interpreter)
            .with("run", "{until: 5s, warm-up: 500ms, replications: 2, seed: 1}")
            .with(
                "tasks",
                "{" + request + (besideLoop ? ", cpu: {loops: 1, do: [{compute: 1h}]}}" : "}"))
            .with(
                "strategies",
                "{all: {by-task: {req: "
                    + pool
                    + (besideLoop ? ", cpu: {type: threads}}}}" : "}}}"));
    LibraryRuns runs = LibraryRuns.of(scenarios.plan());
    return 1 / runs.mean("all", besideLoop ? "throughput/req" : "throughput");
  }

  private static void isAbout(double simulated, double measured) {
    assertThat(simulated).isBetween(measured * (1 - SCATTER), measured * (1 + SCATTER));
  }

  /** {@code submit(f).result()}, again and again; nothing was fitted to it. */
  @ParameterizedTest
  @CsvSource({"cpython-3.8, 550e-6", "cpython-3.11, 408e-6", "cpython-3.13, 372e-6"})
  void executorsRoundTrip(String interpreter, double measured) {
    isAbout(perTask(interpreter, EXECUTOR.formatted(1), 1, false), measured);
  }

  /** {@code Pool.apply(f)}; nothing was fitted to it. */
  @ParameterizedTest
  @CsvSource({"cpython-3.8, 328e-6", "cpython-3.11, 294e-6", "cpython-3.13, 334e-6"})
  void multiprocessingPoolsRoundTrip(String interpreter, double measured) {
    isAbout(perTask(interpreter, MULTIPROCESSING.formatted(1), 1, false), measured);
  }

  /** Many submits under way, two workers: {@code processes.transfer} is fitted to this. */
  @ParameterizedTest
  @CsvSource({"cpython-3.8, 295e-6", "cpython-3.11, 222e-6", "cpython-3.13, 246e-6"})
  void executorsPipelinedTasks(String interpreter, double measured) {
    assertThat(perTask(interpreter, EXECUTOR.formatted(2), 50, false))
        .isBetween(measured * 0.95, measured * 1.05);
  }

  /** 1 MB of bytes to the worker and back: {@code processes.copy-per-kib} is fitted to this. */
  @ParameterizedTest
  @CsvSource({"cpython-3.8, 7.7e-3", "cpython-3.11, 5.4e-3", "cpython-3.13, 6.3e-3"})
  void executorsEcho(String interpreter, double measured) {
    assertThat(perTask(interpreter, EXECUTOR.formatted(1), "1, arguments: 1MB, result: 1MB", false))
        .isBetween(measured * 0.95, measured * 1.05);
  }

  /**
   * The round trip beside one CPU-bound thread of the parent: a result that is longer than the pipe
   * takes many reads, each of which loses the GIL; an argument takes one write, however long.
   * Measured on the same guest while nothing else ran; nothing was fitted to it. At another time
   * the empty one took 37 to 38 ms: see model.md.
   */
  @ParameterizedTest
  @CsvSource({
    "cpython-3.8, 0B, 0B, 19e-3",
    "cpython-3.11, 0B, 0B, 19e-3",
    "cpython-3.13, 0B, 0B, 20e-3",
    "cpython-3.11, 0B, 256KiB, 35e-3",
    "cpython-3.11, 0B, 1MiB, 95e-3",
    "cpython-3.11, 1MiB, 0B, 28e-3"
  })
  void executorsRoundTripBesideAComputation(
      String interpreter, String arguments, String result, double measured) {
    String clients = "1, arguments: " + arguments + ", result: " + result;
    isAbout(perTask(interpreter, EXECUTOR.formatted(1), clients, true), measured);
  }
}
