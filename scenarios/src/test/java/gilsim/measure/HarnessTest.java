package gilsim.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** However a script ends, it is said in words and nothing of it is left. */
class HarnessTest {
  private static final Script SCRIPT = Script.of("script_for_tests.py");
  private static final Duration LONG = Duration.ofSeconds(50);

  private final Python python = Pythons.onPath();
  private final CompletableFuture<List<Long>> pids = new CompletableFuture<>();

  private JsonNode run(String what, boolean strays, Duration patience) throws InterruptedException {
    try (Harness harness = Harness.open(python, SCRIPT)) {
      return harness.run(Map.of("what", what, "strays", strays), patience, this::hear);
    }
  }

  private void hear(String line) {
    if (line.startsWith("pids ")) {
      pids.complete(
          Stream.of(line.substring("pids ".length()).split(" ")).map(Long::parseLong).toList());
    }
  }

  private List<Long> pids() {
    return pids.orTimeout(50, TimeUnit.SECONDS).join();
  }

  @Test
  void anAnswerComesBackAndProgressIsHeard() throws InterruptedException {
    JsonNode answer = run("echo", false, LONG);
    assertThat(answer.at("/echo/what").asString()).isEqualTo("echo");
    assertThat(pids()).hasSize(1);
  }

  @Test
  void whatAScriptLeavesRunningIsEndedEvenIfItDetached() throws InterruptedException {
    JsonNode answer = run("echo", true, LONG);
    assertThat(answer.get("pids").size()).isEqualTo(3);
    Pythons.assertGone(pids());
  }

  @Test
  void aScriptThatHangsIsStopped() {
    assertThatThrownBy(() -> run("hang", true, Duration.ofSeconds(3)))
        .isInstanceOf(PythonException.class)
        .hasMessageContaining("did not finish within 3 s and was stopped");
    if (pids.isDone()) { // on a very slow host it may not have got that far
      Pythons.assertGone(pids());
    }
  }

  @Test
  void anInterruptionStopsIt() throws Exception {
    CompletableFuture<Throwable> ended = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> {
              try {
                run("hang", true, LONG);
                ended.complete(new AssertionError("it did not hang"));
              } catch (InterruptedException | RuntimeException e) {
                ended.complete(e);
              }
            });
    thread.start();
    List<Long> running = pids();
    assertThat(running).hasSize(3).allMatch(Pythons::isRunning);
    thread.interrupt();
    assertThat(ended.get(50, TimeUnit.SECONDS)).isInstanceOf(InterruptedException.class);
    Pythons.assertGone(running);
  }

  @Test
  void deathByASignalIsNamed() {
    assertThatThrownBy(() -> run("die", true, LONG))
        .isInstanceOf(PythonException.class)
        .hasMessageContaining("was ended by SIGKILL");
    Pythons.assertGone(pids());
  }

  @Test
  void theLastWordsOfAFailureAreQuoted() {
    assertThatThrownBy(() -> run("fail", false, LONG))
        .isInstanceOf(PythonException.class)
        .hasMessageContainingAll("exit code 1", "ValueError: a line of its own");
    assertThatThrownBy(() -> run("silent", false, LONG)).hasMessageContaining("no answer");
    assertThatThrownBy(() -> run("refuse", false, LONG)).hasMessageContaining("no such thing");
  }

  /** Kills a JVM with SIGKILL that has a script with strays under way. */
  @Test
  void theDeathOfThisProcessEndsIt() throws IOException, InterruptedException, ExecutionException {
    Process jvm =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Victim.class.getName())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (var lines = jvm.inputReader()) {
      hear(lines.readLine());
      Path folder = Path.of(lines.readLine());
      List<Long> running = pids();
      assertThat(running).hasSize(3).allMatch(Pythons::isRunning);
      assertThat(folder).isDirectory();
      jvm.destroyForcibly().waitFor();
      long end = System.nanoTime() + LONG.toNanos();
      while (System.nanoTime() < end
          && (running.stream().anyMatch(Pythons::isRunning) || Files.exists(folder))) {
        Thread.sleep(20);
      }
      Pythons.assertGone(running);
      assertThat(folder).doesNotExist();
    } finally {
      jvm.destroyForcibly();
    }
  }

  /** The JVM that is killed. */
  static final class Victim {
    private Victim() {}

    public static void main(String[] arguments) throws InterruptedException {
      try (Harness harness = Harness.open(Python.find("python3"), SCRIPT)) {
        harness.run(
            Map.of("what", "hang", "strays", true),
            LONG,
            line -> System.out.println(line + "\n" + harness.folder()));
      }
    }
  }
}
