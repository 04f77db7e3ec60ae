package gilsim.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gilsim.experiment.Outcome;
import gilsim.experiment.Replication;
import gilsim.experiment.ReplicationResult;
import gilsim.scenario.ProfileFolder;
import gilsim.sweep.Cell;
import gilsim.sweep.Plan;
import gilsim.sweep.Planner;
import gilsim.workload.TaskSpec;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Files of real replications keep to the Trace Event Format, and to what the metrics say:
 * invariants that hold for every strategy.
 */
class TraceFileTest {
  private static final Path HOME = Path.of("").toAbsolutePath().getParent();
  private static final String SCENARIO =
      """
      gilsim: 1
      name: traced
      machine: {sockets: 1, cores: 2, threads-per-core: 2, smt-yield: 1.2, cpu-quota: {cpus: 1.5, period: 20ms}}
      interpreter: {preset: cpython-3.12, switch-interval: 1ms}
      devices: {web: {type: delay, latency: {exponential: 4ms}}}
      locks: [cache]
      tasks:
        fetch:
          count: 12
          do:
            - io: {device: web}
            - compute: 3ms
            - lock: {name: cache, do: [{compute: 500us}]}
            - native: {time: 2ms, gil: released}
            - sleep: 1ms
        page: {count: 5, do: [{compute: 7ms}, {io: {device: web}}]}
      strategies:
        sequential: {type: sequential}
        threads: {type: threads}
        thread-pool: {type: thread-pool, workers: 3}
        asyncio: {type: asyncio, to-thread: [native]}
        gevent: {type: gevent}
        processes: {type: processes}
        process-pool: {type: process-pool, workers: 3}
        old: {type: threads, interpreter: cpython-2.7}
        free: {type: threads, interpreter: cpython-3.14t}
      run: {until: done, replications: 1, seed: 3}
      """;

  /** A slice of the file, in nanoseconds. */
  private record Bar(long begin, long end, String category) {}

  @TempDir Path folder;
  private ReplicationResult result;
  private Timeline timeline;

  private Cell cell(String strategy) throws IOException {
    Path file = Files.writeString(folder.resolve("scenario.yaml"), SCENARIO);
    Plan plan =
        new Planner(ProfileFolder.ofCheckout(HOME))
            .plan(
                file, List.of(), Optional.of(strategy), OptionalInt.empty(), OptionalLong.empty());
    return plan.cells().get(0);
  }

  private JsonNode trace(Cell cell, TimelineWindow window) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    AtomicReference<Timeline> made = new AtomicReference<>();
    List<String> kinds = cell.system().tasks().stream().map(TaskSpec::name).toList();
    int processors = cell.system().machine().hardwareThreads();
    try (TraceFile file = new TraceFile(out)) {
      result =
          Replication.run(
              cell.system(),
              3,
              0,
              stop -> {
                made.set(new Timeline(processors, kinds, window, file, stop));
                return made.get();
              });
      timeline = made.get();
      timeline.finish(timeline.lastEvent());
      file.finish(Map.of("scenario", "a \"quoted\" name"));
    }
    return JsonMapper.builder().build().readTree(out.toByteArray());
  }

  private static long nanoseconds(JsonNode event, String key) {
    return event.get(key).decimalValue().movePointRight(3).longValueExact();
  }

  /** Rows by process and number; checks what the format asks of every event on the way. */
  private static Map<String, List<Bar>> bars(JsonNode file) {
    Map<String, List<Bar>> rows = new HashMap<>();
    Set<String> named = new HashSet<>();
    Set<String> open = new HashSet<>();
    for (JsonNode event : file.get("traceEvents")) {
      assertThat(event.get("name").isString()).isTrue();
      String row = event.get("pid").intValue() + "/" + event.get("tid").intValue();
      switch (event.get("ph").asString()) {
        case "M" -> named.add(row);
        case "i" -> assertThat(event.get("s").asString()).isEqualTo("t");
        case "b" -> assertThat(open.add(event.get("id").asString())).isTrue();
        case "e" -> assertThat(open.remove(event.get("id").asString())).isTrue();
        case "X" -> {
          assertThat(named).as("rows are named before they are used").contains(row);
          long begin = nanoseconds(event, "ts");
          long end = begin + nanoseconds(event, "dur");
          assertThat(end).isGreaterThan(begin);
          rows.computeIfAbsent(row, r -> new ArrayList<>())
              .add(new Bar(begin, end, event.get("cat").asString()));
        }
        default -> throw new AssertionError("no phase of ours: " + event);
      }
    }
    assertThat(open).isEmpty();
    return rows;
  }

  private static void assertNoOverlap(List<Bar> row) {
    for (int i = 1; i < row.size(); i++) {
      assertThat(row.get(i).begin()).isGreaterThanOrEqualTo(row.get(i - 1).end());
    }
  }

  private static long sum(Map<String, List<Bar>> rows, boolean processors, String category) {
    return rows.entrySet().stream()
        .filter(row -> row.getKey().startsWith("1/") == processors)
        .flatMap(row -> row.getValue().stream())
        .filter(bar -> bar.category().equals(category))
        .mapToLong(bar -> bar.end() - bar.begin())
        .sum();
  }

  private double metric(String name) {
    return result.values().stream()
        .filter(value -> value.metric().equals(name))
        .findFirst()
        .orElseThrow()
        .value();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sequential",
        "threads",
        "thread-pool",
        "asyncio",
        "gevent",
        "processes",
        "process-pool",
        "old",
        "free"
      })
  void rowsDoNotOverlapAndAddUpToTheMetrics(String strategy) throws IOException {
    Map<String, List<Bar>> rows =
        bars(trace(cell(strategy), new TimelineWindow(0, Long.MAX_VALUE, 1_000_000)));

    assertThat(result.outcome()).isEqualTo(Outcome.DONE);
    rows.values().forEach(TraceFileTest::assertNoOverlap);
    long end = timeline.lastEvent();
    assertThat(end / 1e9).isEqualTo(metric("makespan"));
    double busy = metric("cpu-utilization") * 4 * end;
    assertThat((double) sum(rows, true, "running")).isCloseTo(busy, within(1.0));
    assertThat(sum(rows, false, "running")).isEqualTo(sum(rows, true, "running"));
    assertThat(sum(rows, true, "throttled") / 1e9)
        .isCloseTo(metric("throttled-time"), within(1e-8));
    long gils = rows.keySet().stream().filter(row -> row.contains("/1000000")).count();
    assertThat(gils == 0).isEqualTo(strategy.equals("free"));
    if (gils == 1) {
      assertThat(sum(rows, false, "gil-held") / (double) end)
          .isCloseTo(metric("gil-held"), within(1e-9));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 10, 300})
  void aCutFileIsWhole(long maxEvents) throws IOException {
    Map<String, List<Bar>> rows =
        bars(trace(cell("threads"), new TimelineWindow(2_000_000, Long.MAX_VALUE, maxEvents)));

    assertThat(timeline.cut()).isTrue();
    assertThat(timeline.events()).isBetween(maxEvents, maxEvents + 2L * 18);
    rows.values().forEach(TraceFileTest::assertNoOverlap);
    assertThat(rows.values().stream().flatMap(List::stream))
        .allMatch(bar -> bar.begin() >= 2_000_000 && bar.end() <= timeline.lastEvent());
  }

  /** The format takes a comma for the end of a category's name. */
  @ParameterizedTest
  @EnumSource(SliceKind.class)
  void aCategoryIsOneWord(SliceKind kind) {
    assertThat(kind.label()).matches("[a-z-]+");
  }
}
