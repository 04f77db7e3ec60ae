package gilsim.calibration;

import static org.assertj.core.api.Assertions.assertThat;

import gilsim.measure.Harness;
import gilsim.measure.Python;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every probe runs with a real interpreter and gives the samples that the fits need. */
class ProbesTest {
  /** Samples that a probe must give, by its name among the rounds; they are numbers above 0. */
  private static final Map<String, List<String>> SAMPLES =
      Map.ofEntries(
          Map.entry("yardstick", List.of("product", "sorting", "python")),
          Map.entry("work", List.of("compute", "held", "released")),
          Map.entry("modes", List.of("begin", "cpu", "wall")),
          Map.entry("switch", List.of("self", "same", "free")),
          Map.entry("timer", List.of("late_1", "late_2", "late_5", "late_20", "fires", "quiet")),
          Map.entry("statements", List.of("increment", "call")),
          Map.entry(
              "threads",
              List.of("start", "parent", "all", "submit", "task", "trip", "lock", "queue", "call")),
          Map.entry(
              "loop",
              List.of(
                  "one",
                  "many",
                  "gather",
                  "executor",
                  "sleep",
                  "sleep-begin",
                  "read",
                  "read-begin",
                  "cold",
                  "cold-after")),
          Map.entry(
              "pool",
              List.of(
                  "fresh",
                  "trip",
                  "task",
                  "large-0",
                  "submit",
                  "pickle_kib",
                  "pipe_read",
                  "copy_kib")),
          Map.entry("processes-fork", List.of("make_first", "make", "return", "used", "ended")),
          Map.entry("processes-spawn", List.of("parent", "enter", "joined")),
          Map.entry("processes-forkserver", List.of("parent", "enter", "first")),
          Map.entry("memory-base", List.of("base")),
          Map.entry("memory-asyncio", List.of("asyncio")),
          Map.entry("memory-multiprocessing", List.of("multiprocessing")),
          Map.entry("memory-thread", List.of("thread")),
          Map.entry("memory-task", List.of("task")),
          Map.entry("memory-fork", List.of("fork")),
          Map.entry("memory-spawn", List.of("spawn")),
          Map.entry("memory-taken", List.of("taken")),
          Map.entry("gil-2", List.of("end", "switch_interval")),
          Map.entry("release", List.of("size", "took", "took_size")),
          Map.entry("check", List.of("solo", "threads", "processes", "sleeper", "echo")));

  static List<ProbeRequest> requests() {
    Topology two = new Topology(List.of(List.of(0), List.of(1)));
    List<ProbeRequest> all = new java.util.ArrayList<>(ProbeList.ofMachine(two));
    all.addAll(ProbeList.ofInterpreter(PythonsForTests.facts(11, false), 2));
    return all.stream()
        .map(r -> new ProbeRequest(r.key(), r.probe(), r.options(), 0.02, List.of(), 1))
        .filter(r -> !r.key().equals("gil-4"))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("requests")
  void givesItsSamples(ProbeRequest request) throws InterruptedException {
    Python python = PythonsForTests.onPath();
    try (Harness harness = Harness.open(python, ProbeList.script())) {
      ProbeRun run = new PythonRunner(harness).run(request, 0);
      List<String> needed = SAMPLES.getOrDefault(request.key(), List.of());
      // A host without /proc or with one processor cannot do all; then it says so.
      if (run.skipped().isEmpty()) {
        assertThat(run.reference()).isPositive();
        for (String name : needed) {
          assertThat(run.get(name)).as(request.key() + " " + name).isNotEmpty();
          assertThat(Arrays.stream(run.get(name))).allMatch(Double::isFinite);
        }
      } else {
        assertThat(run.skipped().get()).hasSizeGreaterThan(5);
      }
    }
  }

  @Test
  void everyProbeHasItsFile() {
    for (String file : ProbeList.script().others()) {
      assertThat(Harness.class.getResource(file)).as(file).isNotNull();
    }
    assertThat(requests().stream().map(ProbeRequest::probe).distinct())
        .allMatch(ProbeList.PROBES::contains);
  }

  @Test
  void aProbeThatFailsIsLeftOut() throws InterruptedException {
    Python python = PythonsForTests.onPath();
    try (Harness harness = Harness.open(python, ProbeList.script())) {
      ProbeRun run =
          new PythonRunner(harness)
              .run(ProbeRequest.of("cores", 0.1).with("x", "processors", List.of(100_000)), 0);
      assertThat(run.skipped().orElseThrow()).contains("100000");
      assertThat(run.samples()).isEmpty();
    }
  }
}
