package gilsim.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import gilsim.fixture.Scenarios;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Wrong files: what is said about them, and where. */
class WrongFileTest {
  @TempDir Path folder;

  private Scenarios scenario() {
    return new Scenarios(folder);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "strategies | {t: {type: threds}} | 8:24: strategies.t.type: unknown type 'threds'; did you mean 'threads'?",
        "strategies | {t: {typ: threads}} | 8:17: strategies.t: the key 'type' is missing",
        "strategies | {p: {type: thread-pool}} | strategies.p: the key 'workers' is missing",
        "strategies | {p: {type: thread-pool, workers: 0}} | strategies.p.workers: must be a whole number from 1 to 1000000 (it is '0')",
        "strategies | {p: {type: thread-pool, workers: 1.5}} | must be a whole number from 1",
        "strategies | {p: {type: thread-pool, wrokers: 5, workers: 1}} | strategies.p.wrokers: unknown key; did you mean 'workers'?",
        "strategies | {} | strategies: must define at least 1 strategy",
        "strategies | {a: {by-task: {jbo: {type: threads}}}} | there is no task 'jbo'; did you mean 'job'?",
        "strategies | {a: threads} | strategies.a: must be a map with the key 'type'",
        "machine | laptop-4c8 | 3:10: machine: there is no machine 'laptop-4c8'; did you mean 'laptop-4c8t'? Known: core-i5-13600k, laptop-4c8t, macbook-pro-2c4t",
        "machine | none/such.yaml | machine: there is no machine profile 'none/such.yaml' in the folder",
        "machine | `` | 3:9: machine: must be the name of a machine",
        "machine | {sockets: 2} | machine: the key 'cores' is missing",
        "machine | {cores: 4, smt-yield: 3} | machine.smt-yield: must be a number from 1 to 2 (it is '3')",
        "machine | {cores: 4, speed: -1} | machine.speed: must be a number above 0",
        "machine | {cores: 1025} | machine.cores: must be a whole number from 1 to 1024",
        "machine | {cores: 4, os: {slice: atuo}} | machine.os.slice: must be auto | duration from 1ns to 87600h; did you mean 'auto'?",
        "machine | {cores: 4, os: {costs: zero}} | machine.os.costs: must be none | profile",
        "interpreter | cpython-3.1 | there is no interpreter 'cpython-3.1'; did you mean 'cpython-3.2'?",
        "interpreter | {preset: cpython-3.11, swich-interval: 1ms} | interpreter.swich-interval: unknown key; did you mean 'switch-interval'?",
        "interpreter | {preset: [a]} | interpreter.preset: must be the name of a preset",
        "interpreter | {preset: cpython-3.11, switch-interval: 0ms} | interpreter.switch-interval: must be a duration from 1ns",
        "machine | {cores: 4, memory: 16Gb} | machine.memory: 'Gb' is not a unit of a size",
        "machine | {cores: 4, efficiency-cores: {count: 4, speed: 2}} | efficiency-cores.speed: must be a number above 0",
        "machine | {cores: 4, cpu-quota: 2} | machine.cpu-quota: must be a map with the keys cpus, period",
        "machine | {cores: 4, os: {policy: csf}} | did you mean 'cfs'?",
        "interpreter | {preset: cpython-3.11, gil-policy: free-threaded} | interpreter.gil-policy: must be standard | fifo",
        "interpreter | {preset: cpython-3.11, allocator: {mmap-threshold: 64MiB}} | interpreter.allocator: mmap-threshold-max is 33554432 bytes, less than mmap-threshold with 67108864; raise it",
        "tasks | {job: {count: 1, do: [{increment: {variable: x}}]}} | there is no variable 'x'",
        "devices | {web: {type: delay, latency: 90msec}} | 5:39: devices.web.latency: 'msec' is not a unit of a duration (ms, ns, us, µs, μs, s, m, h); did you mean ms?",
        "devices | {web: {type: delay, latency: 90}} | a duration needs a unit (ms, ns, us, µs, μs, s, m, h): write 90ms",
        "devices | {web: {type: delay, latency: -1ms}} | must be a duration from 0 to 87600h (it is '-1ms')",
        "devices | {web: {type: delay, latency: .nan}} | must be a duration such as 5ms",
        "devices | {web: {type: delay, latency: 1e400s}} | must be a duration from 0 to 87600h",
        "devices | {web: {type: delay, latency: {lognormal: {mean: 0, cv: 1}}}} | lognormal.mean: must be a duration above 0",
        "devices | {web: {type: delay, latency: {lognorm: {mean: 1ms, cv: 1}}}} | unknown distribution 'lognorm'; did you mean 'lognormal'?",
        "devices | {web: {type: delay, latency: {lognormal: {mean: 1ms}}}} | the key 'cv' is missing",
        "devices | {web: {type: delay, latency: {uniform: {from: 3ms, to: 1ms}}}} | uniform: to must be at least from, but 1ms < 3ms",
        "devices | {web: {type: delay, latency: {pareto: {mean: 4ms, shape: 1}}}} | shape must be above 1 where there is no max",
        "devices | {web: {type: delay, latency: {pareto: {mean: 4ms, shape: 2, max: 1ms}}}} | max must be above the mean, 4ms",
        "devices | {web: {type: delay, latency: {choice: {1ms: 0.9, 1000us: 0.1}}}} | the value '1000us' is there twice",
        "devices | {web: {type: delay, latency: {empirical: no.csv}}} | there is no readable file 'no.csv' beside the scenario",
        "devices | {web: {type: delay, latency: {exponential: 4ms, mean: 3ms}}} | must have exactly one key",
        "devices | {web: {type: shared, bandwidth: 10Mbit/s}} | 'Mbit/s' is not a unit of a bandwidth",
        "devices | {web: {type: queue, service: 1ms, servers: 0}} | servers: must be a whole number from 1",
        "tasks | {job: {cuont: 2, do: [{compute: 1ms}]}} | 7:15: tasks.job.cuont: unknown key; did you mean 'count'?",
        "tasks | {job: {count: 1000000000000000000, do: [{compute: 1ms}]}} | tasks.job.count: must be a whole number from 0 to 10000000",
        "tasks | {job: {count: -1, do: [{compute: 1ms}]}} | tasks.job.count: must be a whole number",
        "tasks | {job: {count: 1, do: []}} | tasks.job.do: must have at least 1 element",
        "tasks | {job: {count: 1, do: [{compute: 1ms, sleep: 2ms}]}} | must have exactly one key, one of compute, native",
        "tasks | {job: {count: 1, do: [{cmopute: 1ms}]}} | unknown step 'cmopute'; did you mean 'compute'?",
        "tasks | {job: {count: 1, do: [{io: web}]}} | tasks.job.do[0].io: must be a map with the keys device, size, releases, not 'web'",
        "tasks | {job: {count: 1, do: [{io: {device: wbe}}]}} | tasks.job.do[0].io.device: there is no device 'wbe'; did you mean 'web'?",
        "tasks | {job: {count: 1, do: [{io: {device: web, size: 5KiB}}]}} | the device 'web' has no bandwidth: leave size out",
        "tasks | {job: {count: 1, do: [{lock: {name: cahce, do: [{compute: 1ms}]}}]}} | there is no lock 'cahce'; did you mean 'cache'?",
        "tasks | {job: {count: 1, clients: 3, do: [{compute: 1ms}]}} | exactly one of count, arrivals, clients, loops but has 2",
        "tasks | {job: {count: 1, think: 1s, do: [{compute: 1ms}]}} | think belongs to clients",
        "tasks | {job: {arrivals: {poisson: 50/s}, do: [{compute: 1ms}]}} | never ends (arrivals), so the run cannot last until: done",
        "tasks | {job: {arrivals: 50/s, do: [{compute: 1ms}]}} | must be an arrival process such as {poisson: ...}",
        "tasks | {job: {arrivals: {poisson: 50}, do: [{compute: 1ms}]}} | a rate needs a unit (/s, /ms, /m, /h): write 50/s",
        "tasks | {job: {arrivals: {poisson: 40 rps}, do: [{compute: 1ms}]}} | 'rps' is not a unit of a rate (/s, /ms, /m, /h); write 40/s",
        "run | {until: 5} | run.until: a duration needs a unit",
        "run | {until: dnoe} | run.until: must be done | duration from 1ns to 87600h; did you mean 'done'?",
        "run | {until: 5s, warm-up: 6s} | warm-up must be shorter than the run",
        "run | {warm-up: auto} | warm-up: auto needs a run with a duration",
        "run | {replications: 0} | run.replications: must be a whole number from 1",
        "run | {replications: {min: 10, max: 5}} | max must be at least min, but 5 < 10",
        "run | {replications: {precision: {of: [makspan]}}} | there is no such metric; did you mean 'makespan'?",
        "run | {replications: {precision: {of: [latency-p99/jbo]}}} | there is no task 'jbo'; did you mean 'job'?",
        "run | {replications: {precision: {of: [speedup]}}} | the precision of speedup needs a baseline",
        "run | {replications: {precision: {of: [refused/wbe]}}} | there is no device 'wbe'; did you mean 'web'?",
        "run | {confidence: 200%} | run.confidence: must be a share from 50% to 99.99%",
        "run | {seed: 1.5} | run.seed: must be a whole number",
        "run | {baseline: thread} | run.baseline: there is no strategy 'thread'; did you mean 'threads'?",
        "observed | [none.csv] | observed[0]: there is no readable file 'none.csv'",
        "gilsim | 2 | 1:9: gilsim: this program reads version 1 of the format",
        "taks | {} | 10:1: taks: unknown key; did you mean 'tasks'?",
        "name | !!javax.script.ScriptEngineManager [x] | 2:7: tags such as",
        "name | *nothing | 2:7: the alias *nothing refers to nothing",
        "locks | [a, a] | 6:1: locks: the lock 'a' is there twice",
      })
  void says(String key, String value, String expected) {
    List<String> problems = scenario().with(key, value).problems();
    assertThat(problems.get(0)).startsWith("scenario.yaml:").contains(expected);
  }

  @Test
  void aTaskThatRepeatsItsStepsForeverIsRefused() {
    String steps = "[{compute: 1ms}]";
    for (int i = 0; i < 3; i++) {
      steps = "[{repeat: {times: 1000000000, do: " + steps + "}}]";
    }
    assertThat(scenario().steps(steps).problems().get(0))
        .contains("tasks.job.do[0].repeat.do[0].repeat: repeats its steps more than 10^12 times");
  }

  @ParameterizedTest
  @CsvSource({
    "'loops: 1, do: [{compute: 0}]'",
    "'clients: 1, do: [{sleep: 0.1ns}]'",
    "'loops: 1, do: [{repeat: {times: 0, do: [{compute: 1ms}]}}]'",
    "'loops: 1, do: [{io: {device: zero}}]'"
  })
  void timeMustPassInALoop(String task) {
    assertThat(
            scenario()
                .with("devices", "{zero: {type: delay, latency: 0}}")
                .with("tasks", "{job: {" + task + "}}")
                .with("run", "{until: 5s}")
                .problems())
        .singleElement()
        .asString()
        .contains("tasks.job: repeats steps that take no time");
  }

  @Test
  void profilesInACircle() throws IOException {
    Files.writeString(folder.resolve("a.yaml"), "preset: b.yaml\n");
    Files.writeString(folder.resolve("b.yaml"), "preset: a.yaml\n");
    assertThat(scenario().with("machine", "a.yaml").problems())
        .singleElement()
        .asString()
        .contains("presets refer to each other in a circle");
  }

  @Test
  void aProblemInAProfileIsPlacedThere() throws IOException {
    Files.writeString(folder.resolve("m.yaml"), "cores: 4\nspedd: 2\n");
    assertThat(scenario().with("machine", "m.yaml").problems())
        .containsExactly("m.yaml:2:1: machine.spedd: unknown key; did you mean 'speed'?");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "``                        | scenario.yaml: is empty; a scenario begins with gilsim: 1",
        "# nothing                 | scenario.yaml: is empty",
        "---\\n                    | is empty",
        "just a text               | 1:1: a scenario is a map that begins with gilsim: 1",
        "[1, 2]                    | 1:1: a scenario is a map",
        "name: x                   | 1:1: not a scenario: the key 'gilsim' is missing",
        "gilsim: 1\\nname: a\\nname: b | 3:1: the key 'name' is there twice; first in line 2",
        "gilsim: 1\\n---\\ngilsim: 1   | 2:1: a second document begins here",
        "gilsim: 1\\nrun:\\n\\tuntil: 1 | indent with spaces",
        "gilsim: 1\\ndescription: a: b | 2:15: not valid YAML: mapping values are not allowed here; a text",
        "gilsim: 1\\nname: [a, b       | 2:7: not valid YAML: what opens here is not closed",
        "gilsim: 1\\nmachine: {cores: 2\\nname: a\\ntasks: {}\\n | 2:10: not valid YAML: what opens here",
        "gilsim: 1\\nname: 'a          | not valid YAML",
        "gilsim: 1\\n? [a]\\n: b       | 2:3: a key must be a single word",
        "gilsim: 1\\nname: &a [*a]     | refers to nothing that is complete",
        "gilsim: 1\\n%YAML 9.9         | scenario.yaml:2",
      })
  void notAScenario(String text, String expected) {
    assertThat(Scenarios.problems(folder, text.replace("\\n", "\n").replace("\\t", "\t")))
        .singleElement()
        .asString()
        .contains(expected);
  }

  @Test
  void filesThatAreNoText() throws IOException {
    byte[] garbage = new byte[4096];
    new Random(1).nextBytes(garbage);
    assertThat(bytes(garbage)).contains("is not UTF-8 text");
    assertThat(bytes("gilsim: 1\nname: caf\u00e9".getBytes(StandardCharsets.ISO_8859_1)))
        .contains("is not UTF-8 text");
    assertThat(bytes(new byte[100])).contains("not valid YAML");
    assertThat(bytes(new byte[(1 << 20) + 1])).contains("is larger than 1 MiB");
    assertThat(Scenarios.problemsOfFile(folder.resolve("none.yaml")).get(0))
        .isEqualTo("none.yaml: there is no such file");
    Path directory = Files.createDirectory(folder.resolve("folder.yaml"));
    assertThat(Scenarios.problemsOfFile(directory).get(0))
        .isEqualTo("folder.yaml: is a folder; name a file");
  }

  private String bytes(byte[] content) throws IOException {
    Path file = Files.write(folder.resolve("scenario.yaml"), content);
    return Scenarios.problemsOfFile(file).get(0);
  }

  @Test
  void byteOrderMarksAndWindowsLinesAreFine() {
    Scenarios.plan(folder, "\uFEFF" + scenario().text().replace("\n", "\r\n"));
  }

  @Test
  void bombsAreDefused() {
    StringBuilder laughs = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    StringBuilder ladder = new StringBuilder("a0: &a0 [x]\n");
    for (int i = 1; i < 40; i++) {
      String before = "*a" + (i - 1) + ", ";
      laughs.append("a%d: &a%d [%s]\n".formatted(i, i, before.repeat(10)));
      ladder.append("a%d: &a%d [[[%s]]]\n".formatted(i, i, before));
    }
    assertThat(Scenarios.problems(folder, laughs.toString()).get(0)).contains("200000 values");
    assertThat(Scenarios.problems(folder, ladder.toString()).get(0)).contains("deeper than 50");
    for (String bracket : List.of("[", "{a: ", "- ")) {
      assertThat(Scenarios.problems(folder, bracket.repeat(100)).get(0))
          .contains("nested deeper than 50 levels");
    }
  }

  @Test
  void manyProblemsAreCutShort() {
    StringBuilder devices = new StringBuilder("{");
    StringBuilder steps = new StringBuilder("[");
    for (int i = 0; i < 5000; i++) {
      devices.append("d").append(i).append(": {type: delay, latency: 1xs}, ");
      steps.append("{io: {device: q").append(i).append("}}, ");
    }
    assertThat(scenario().with("devices", devices + "}").steps(steps + "]").problems())
        .hasSizeLessThanOrEqualTo(50);
  }

  @Test
  void hugeSweepsAreRefusedBeforeTheyAreMade() {
    assertThat(
            scenario()
                .with(
                    "sweep",
                    "{machine.cores: {from: 1, to: 9999}, machine.speed: {from: 1, to: 9999}}")
                .problems())
        .singleElement()
        .asString()
        .contains("sweep: asks for 99980001 points x 1 strategies; at most 100000");
  }

  @Test
  void largeNumbersThatAreAllowedArePlanned() {
    scenario().with("machine", "{sockets: 64, cores: 1024, threads-per-core: 2}").plan();
    scenario().with("tasks", "{job: {count: 10000000, do: [{compute: 1ms}]}}").plan();
    scenario().with("strategies", "{p: {type: process-pool, workers: 1000000}}").plan();
  }
}
