package gilsim.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import gilsim.fixture.Scenarios;
import gilsim.sweep.Plan;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/**
 * Damaged scenarios: each still makes a plan, or is refused with a {@link ScenarioException} that
 * says where; nothing else may come out.
 */
class FuzzTest {
  private static final String SCENARIO =
      """
      gilsim: 1
      name: fuzz
      description: "all of it: twice"
      machine:
        preset: laptop-4c8t
        smt-yield: 1.3
        turbo: [1.0, 0.97]
        os: {policy: eevdf, slice: auto, tick: 4ms, wakeup: {same-cpu: 4us}, costs: none}
      interpreter: {preset: cpython-3.11, switch-interval: 1ms, costs: none}
      devices:
        web: {type: delay, latency: {lognormal: {mean: 90ms, cv: 0.6}}}
        disk: {type: queue, servers: 1, service: {choice: {1ms: 0.9, 50ms: 10%}}}
        link: {type: shared, bandwidth: 12.5MB/s, latency: 1ms}
      locks: [cache]
      tasks:
        fetch: &fetch
          count: 160
          arguments: 2KiB
          do:
            - io: {device: web, releases: 2}
            - io: {device: link, size: 50KiB}
            - native: {time: 5ms, gil: released}
            - lock: {name: cache, do: [{compute: 30us}]}
            - repeat: {times: 10, do: [{compute: 1ms}, {io: {device: disk}}]}
            - choose: [{weight: 9, do: [{compute: 1ms}]}, {weight: 1, do: [{sleep: 1ms}]}]
        again: *fetch
      strategies:
        pool: {type: thread-pool, workers: 5}
        hybrid: {by-task: {fetch: {type: asyncio, limit: 3}, again: {type: processes}}}
      run:
        until: done
        replications: {min: 10, max: 200, precision: {of: [makespan], relative: 2%}}
        baseline: pool
      sweep:
        machine.cores: [1, 2]
        zip: {strategies.pool.workers: {from: 1, to: 2}, interpreter.switch-interval: [1ms, 2ms]}
      """;

  private static final List<String> PIECES =
      List.of(
          "",
          " ",
          "\n",
          "\n  ",
          "\t",
          ":",
          ": ",
          "{",
          "}",
          "[",
          "]",
          ",",
          "- ",
          "&a ",
          "*fetch",
          "*a",
          "!!str ",
          "!x ",
          "|\n",
          ">-\n",
          "\"",
          "'",
          "#",
          "?",
          "%",
          "@",
          "`",
          "---\n",
          "...\n",
          "~",
          "null",
          "true",
          "0",
          "-1",
          "1e400",
          "999999999999999999999",
          ".inf",
          "NaN",
          "1ms",
          "<<: ",
          "\u0000",
          "\u0007",
          "\uD83D\uDE00",
          "\u2028",
          "\uFEFF",
          "do",
          "type",
          "preset",
          "threads",
          "count: 3",
          "memory: 1MiB",
          "{exponential: 4ms}",
          "costs: none",
          "sweep",
          "\\x",
          "=",
          "=>",
          "0x10",
          "1_000",
          "..",
          "/",
          "../..",
          "this",
          "cpython-3.14t");

  private static Path folder;

  @BeforeContainer
  static void makeFolder() throws IOException {
    folder = Files.createTempDirectory("gilsim-fuzz");
  }

  @AfterContainer
  static void removeFolder() throws IOException {
    Files.deleteIfExists(folder.resolve("scenario.yaml"));
    Files.delete(folder);
  }

  @Example
  void undamagedItIsAPlan() throws IOException {
    Path file = Files.writeString(folder.resolve("scenario.yaml"), SCENARIO);
    assertThat(Scenarios.planFile(file).cells()).hasSize(8);
  }

  private static void survives(byte[] content) throws IOException {
    Path file = Files.write(folder.resolve("scenario.yaml"), content);
    try {
      Plan plan = Scenarios.planFile(file);
      assertThat(plan.cells()).isNotEmpty();
    } catch (ScenarioException e) {
      assertThat(e.problems())
          .isNotEmpty()
          .allSatisfy(
              problem -> {
                assertThat(problem.file()).isNotEmpty();
                assertThat(problem.message()).isNotEmpty();
              });
    }
  }

  @Property(tries = 400, seed = "1")
  void piecesPutIn(@ForAll long seed) throws IOException {
    Random random = new Random(seed);
    StringBuilder text = new StringBuilder(SCENARIO);
    for (int i = 1 + random.nextInt(3); i > 0; i--) {
      int at = random.nextInt(text.length());
      int length = random.nextInt(Math.min(12, text.length() - at));
      text.replace(at, at + length, PIECES.get(random.nextInt(PIECES.size())));
    }
    survives(text.toString().getBytes(StandardCharsets.UTF_8));
  }

  @Property(tries = 150, seed = "2")
  void wordsExchanged(@ForAll long seed) throws IOException {
    Random random = new Random(seed);
    String[] words = SCENARIO.split("(?<=[ ,:{}\\n])|(?=[ ,:{}\\n])");
    for (int i = 1 + random.nextInt(4); i > 0; i--) {
      words[random.nextInt(words.length)] = words[random.nextInt(words.length)];
    }
    survives(String.join("", words).getBytes(StandardCharsets.UTF_8));
  }

  @Property(tries = 150, seed = "3")
  void linesLost(@ForAll long seed) throws IOException {
    Random random = new Random(seed);
    List<String> lines = SCENARIO.lines().filter(line -> random.nextInt(20) > 0).toList();
    survives(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
  }

  @Property(tries = 150, seed = "4")
  void bytesChanged(@ForAll long seed) throws IOException {
    Random random = new Random(seed);
    byte[] bytes = SCENARIO.getBytes(StandardCharsets.UTF_8);
    for (int i = 1 + random.nextInt(3); i > 0; i--) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(random.nextBoolean() ? 256 : 128);
    }
    survives(bytes);
  }

  @Property(tries = 50, seed = "5")
  void cutOff(@ForAll long seed) throws IOException {
    int end = new Random(seed).nextInt(SCENARIO.length());
    survives(SCENARIO.substring(0, end).getBytes(StandardCharsets.UTF_8));
  }
}
