package gilsim.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gilsim.fixture.Scenarios;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However a run ends, no process of it is left, those of strategies inside workers included. */
class NothingIsLeftTest {
  @TempDir private Path folder;
  private final Python python = Pythons.onPath();

  private Map<String, Object> request(String strategy) {
    String text =
        RealRuns.head(1)
            + """
            queues: {q: {}}
            tasks: {t: {count: 4, do: [{get: q}]}}
            """
            + "strategies: {s: "
            + strategy
            + "}\n";
    MeasurePlan plan =
        new MeasurePlan(Scenarios.plan(folder, text), python, 1, java.util.Optional.empty());
    Map<String, Object> request = new HashMap<>(plan.cells().get(0).request());
    request.put("replication", 0);
    request.put("rates", Map.of("compute", 1e7, "held", 1e8, "released", 1e6));
    request.put("referenceSeconds", 0.01);
    request.put("steadySeconds", 0.0);
    request.put("folders", Map.of());
    return request;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{type: process-pool, workers: 2, start: fork, inside: {type: threads}}",
        "{type: process-pool, workers: 2, start: spawn, inside: {type: asyncio}}",
        "{type: processes, start: forkserver, inside: {type: thread-pool, workers: 1}}",
        "{type: processes, workers: 2, start: fork}",
      })
  void ofARunThatHangs(String strategy) {
    try (Harness harness = Harness.open(python, Measurement.HARNESS)) {
      CompletableFuture<Void> run = CompletableFuture.runAsync(() -> start(harness, strategy));
      int most = most(harness.folder(), run);
      assertThatThrownBy(run::join)
          .cause()
          .isInstanceOf(PythonException.class)
          .hasMessageContaining("did not finish within 4 s and was stopped");
      assertThat(most).as("processes that were seen").isGreaterThanOrEqualTo(4);
      assertThat(running(harness.folder())).isEmpty();
      assertThat(harness.folder()).as("the next run needs it").isNotEmptyDirectory();
    }
  }

  /**
   * Devices are reached by a socket in a private folder, not over a network. The requests of timers
   * go to a socket of the loopback interface that is connected to itself, so that the kernel takes
   * nothing from anybody else (udp(7)).
   */
  @Test
  void nothingListensToOthersThanThisUser() {
    for (String file : Measurement.HARNESS.others()) {
      try (var in = Harness.class.getResourceAsStream(file)) {
        String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        assertThat(text).as(file).doesNotContain("0.0.0.0", "create_server");
        if (text.contains("AF_INET")) {
          assertThat(file).isEqualTo("alarms.py");
          assertThat(text)
              .containsOnlyOnce("AF_INET")
              .containsOnlyOnce("bind((\"127.0.0.1\", 0))")
              .containsOnlyOnce("connect(one.getsockname())");
        }
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    }
  }

  private void start(Harness harness, String strategy) {
    try {
      harness.run(request(strategy), Duration.ofSeconds(4), line -> {});
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The largest number of such processes until the run is over. */
  private static int most(Path folder, CompletableFuture<Void> run) {
    int most = 0;
    while (!run.isDone()) {
      most = Math.max(most, running(folder).size());
      run.handle((nothing, error) -> true)
          .completeOnTimeout(true, 100, TimeUnit.MILLISECONDS)
          .join();
    }
    return most;
  }

  /** Processes whose working folder is that of the harness, as it is of all that it starts. */
  private static List<Path> running(Path folder) {
    try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
      return processes
          .filter(process -> process.getFileName().toString().matches("[0-9]+"))
          .filter(process -> worksIn(process, folder))
          .toList();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static boolean worksIn(Path process, Path folder) {
    try {
      return Files.readSymbolicLink(process.resolve("cwd")).equals(folder.toRealPath());
    } catch (IOException e) {
      return false; // it ended, or is another user's
    }
  }
}
