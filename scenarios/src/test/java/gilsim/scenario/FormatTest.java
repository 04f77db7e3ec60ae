package gilsim.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import gilsim.device.DelaySpec;
import gilsim.device.QueueSpec;
import gilsim.device.SharedSpec;
import gilsim.distribution.Constant;
import gilsim.distribution.Distribution;
import gilsim.distribution.Exponential;
import gilsim.experiment.SystemSpec;
import gilsim.fixture.Scenarios;
import gilsim.interpreter.StartMethod;
import gilsim.strategy.AsyncioSpec;
import gilsim.strategy.ByTaskSpec;
import gilsim.strategy.ProcessPoolSpec;
import gilsim.strategy.ProcessesSpec;
import gilsim.strategy.SequentialSpec;
import gilsim.strategy.StrategySpec;
import gilsim.strategy.ThreadPoolSpec;
import gilsim.strategy.ThreadsSpec;
import gilsim.workload.Arrival;
import gilsim.workload.BatchArrival;
import gilsim.workload.ChooseStep;
import gilsim.workload.ClientArrival;
import gilsim.workload.ComputeStep;
import gilsim.workload.IncrementForm;
import gilsim.workload.IncrementStep;
import gilsim.workload.IoStep;
import gilsim.workload.LockStep;
import gilsim.workload.LoopArrival;
import gilsim.workload.NativeStep;
import gilsim.workload.OpenArrival;
import gilsim.workload.RepeatStep;
import gilsim.workload.SleepStep;
import gilsim.workload.Step;
import gilsim.workload.TaskSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the constructs of the format's page mean. */
class FormatTest {
  private static final double MS = 1e6;

  @TempDir Path folder;

  private Scenarios scenario() {
    return new Scenarios(folder);
  }

  private static SystemSpec system(Scenarios scenario, String... sets) {
    return scenario.plan(sets).cells().get(0).system();
  }

  private static Distribution ms(double value) {
    return new Constant(value * MS);
  }

  static Stream<Arguments> steps() {
    Optional<Distribution> none = Optional.empty();
    Step compute = new ComputeStep(ms(1));
    Step io = new IoStep("web", none, 1);
    return Stream.of(
        Arguments.of("{compute: 1ms}", compute),
        Arguments.of("{io: {device: web}}", io),
        Arguments.of("{io: {device: web, releases: 2}}", new IoStep("web", none, 2)),
        Arguments.of(
            "{io: {device: link, size: 50KiB}}",
            new IoStep("link", Optional.of(new Constant(51_200)), 1)),
        Arguments.of(
            "{io: {device: link, size: {exponential: 2MB}}}",
            new IoStep("link", Optional.of(new Exponential(2e6)), 1)),
        Arguments.of("{native: {time: 5ms, gil: released}}", new NativeStep(ms(5), true)),
        Arguments.of("{native: {time: 50ms, gil: held}}", new NativeStep(ms(50), false)),
        Arguments.of("{sleep: 10ms}", new SleepStep(ms(10))),
        Arguments.of(
            "{increment: {variable: counter}}",
            new IncrementStep("counter", 1, IncrementForm.parse("x = x + 1"))),
        Arguments.of(
            "{increment: {variable: counter, times: 1000, form: \"o.v += 1\"}}",
            new IncrementStep("counter", 1000, IncrementForm.parse("o.v += 1"))),
        Arguments.of(
            "{lock: {name: cache, do: [{compute: 1ms}]}}", new LockStep("cache", List.of(compute))),
        Arguments.of(
            "{repeat: {times: 10, do: [{compute: 1ms}, {io: {device: web}}]}}",
            new RepeatStep(10, List.of(compute, io))),
        Arguments.of(
            "{choose: [{weight: 9, do: [{compute: 1ms}]}, {weight: 1, do: [{io: {device: web}}]}]}",
            new ChooseStep(
                List.of(
                    new ChooseStep.Branch(9, List.of(compute)),
                    new ChooseStep.Branch(1, List.of(io))))));
  }

  @ParameterizedTest
  @MethodSource
  void steps(String text, Step expected) {
    Scenarios scenario =
        scenario()
            .with(
                "devices",
                "{web: {type: delay, latency: 90ms}, link: {type: shared, bandwidth: 12.5MB/s}}")
            .with("variables", "[counter]")
            .steps("[" + text + "]");
    assertThat(system(scenario).tasks().get(0).program()).containsExactly(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "90ms, 90e6",
    "5us, 5e3",
    "5µs, 5e3",
    "5μs, 5e3",
    "1.5s, 1.5e9",
    "2m, 120e9",
    "12h, 43200e9",
    "7ns, 7",
    "0, 0",
    "0s, 0",
    "1e3ms, 1e9",
    ".5ms, 5e5",
    "'1 ms', 1e6"
  })
  void durations(String text, double nanoseconds) {
    Distribution time =
        ((SleepStep)
                system(scenario().steps("[{sleep: " + text + "}]")).tasks().get(0).program().get(0))
            .time();
    assertThat(time).isEqualTo(new Constant(nanoseconds));
  }

  @ParameterizedTest
  @CsvSource({
    "4KiB, 4096",
    "2MB, 2000000",
    "1MiB, 1048576",
    "16GiB, 17179869184",
    "3kB, 3000",
    "3KB, 3000",
    "7B, 7",
    "0, 0",
    "1.5KiB, 1536",
    "1GB, 1000000000",
    "1TiB, 1099511627776"
  })
  void sizes(String text, long bytes) {
    Scenarios scenario =
        scenario()
            .with(
                "tasks",
                "{job: {count: 1, arguments: %s, result: %s, memory: %s, do: [{compute: 1ms}]}}"
                    .formatted(text, text, text));
    TaskSpec task = system(scenario).tasks().get(0);
    assertThat(List.of(task.argumentsBytes(), task.resultBytes(), task.memoryBytes()))
        .containsOnly(bytes);
  }

  @ParameterizedTest
  @CsvSource({
    "12.5MB/s, 12.5e6",
    "1KiB/s, 1024",
    "1GiB/s, 1073741824",
    "100B/s, 100",
    "1GB/s, 1e9"
  })
  void bandwidths(String text, double bytesPerSecond) {
    Scenarios scenario =
        scenario().with("devices", "{link: {type: shared, bandwidth: " + text + ", latency: 1ms}}");
    assertThat(system(scenario).devices())
        .containsExactly(new SharedSpec("link", bytesPerSecond, 1_000_000));
  }

  @Test
  void variables() {
    assertThat(system(scenario().with("variables", "[counter, total]")).variables())
        .containsExactly("counter", "total");
  }

  /** 95 times the double nearest to 0.01 is not the double nearest to 0.95. */
  @ParameterizedTest
  @CsvSource({"95%, 0.95", "99.9%, 0.999", "0.95, 0.95", "57%, 0.57", "58%, 0.58"})
  void shares(String text, double share) {
    Scenarios scenario = scenario().with("run", "{confidence: " + text + "}");
    assertThat(scenario.plan().settings().confidence()).isEqualTo(share);
  }

  @Test
  void anyMetricMayHaveAPrecision() {
    List<String> metrics =
        List.of("makespan", "speedup", "refused/web", "lost-updates/counter", "peak-memory");
    Scenarios scenario =
        scenario()
            .with("variables", "[counter]")
            .with("run", "{baseline: threads, replications: {precision: {of: " + metrics + "}}}");
    assertThat(scenario.plan().settings().precision().orElseThrow().metrics()).isEqualTo(metrics);
  }

  static Stream<Arguments> arrivals() {
    return Stream.of(
        Arguments.of("count: 3", new BatchArrival(3)),
        Arguments.of("loops: 4", new LoopArrival(4)),
        Arguments.of("clients: 20", new ClientArrival(20, new Constant(0))),
        Arguments.of("clients: 20, think: 1s", new ClientArrival(20, ms(1000))),
        Arguments.of(
            "clients: 2, think: {exponential: 1s}", new ClientArrival(2, new Exponential(1e9))),
        Arguments.of("arrivals: {every: 20ms}", new OpenArrival(ms(20), Long.MAX_VALUE)),
        Arguments.of(
            "arrivals: {poisson: 50/s}", new OpenArrival(new Exponential(2e7), Long.MAX_VALUE)),
        Arguments.of(
            "arrivals: {poisson: 6/m}", new OpenArrival(new Exponential(1e10), Long.MAX_VALUE)));
  }

  @ParameterizedTest
  @MethodSource
  void arrivals(String text, Arrival expected) {
    Scenarios scenario =
        scenario()
            .with("tasks", "{job: {" + text + ", do: [{compute: 1ms}]}}")
            .with("run", "{until: 60s}");
    assertThat(system(scenario).tasks().get(0).arrival()).isEqualTo(expected);
  }

  @Test
  void aTraceGivesTheInstantsOfArrival() throws IOException {
    Files.writeString(folder.resolve("arrivals.csv"), "time,who\n0.5,a\n0.5,b\n2,c\n3500ms,d\n");
    Scenarios scenario =
        scenario().with("tasks", "{job: {arrivals: {trace: arrivals.csv}, do: [{compute: 1ms}]}}");
    OpenArrival arrival = (OpenArrival) system(scenario).tasks().get(0).arrival();
    assertThat(arrival.limit()).isEqualTo(4);
    assertThat(
            Stream.of(0, 1, 2, 3)
                .map(i -> arrival.interarrival().sample(Scenarios.anyStream(), i) / 1e9))
        .containsExactly(0.5, 0.0, 1.5, 1.5);
  }

  @Test
  void aTraceMustBeInOrder() throws IOException {
    Files.writeString(folder.resolve("arrivals.csv"), "1\n3\n2\n");
    assertThat(
            scenario()
                .with("tasks", "{job: {arrivals: {trace: arrivals.csv}, do: [{compute: 1ms}]}}")
                .problems())
        .singleElement()
        .asString()
        .contains("tasks.job.arrivals.trace", "must not decrease, but number 3 does");
  }

  static Stream<Arguments> strategies() {
    OptionalInt any = OptionalInt.empty();
    return Stream.of(
        Arguments.of("{type: sequential}", new SequentialSpec()),
        Arguments.of("{type: threads}", new ThreadsSpec()),
        Arguments.of("{type: thread-pool, workers: 5}", new ThreadPoolSpec(5)),
        Arguments.of("{type: asyncio}", new AsyncioSpec(any)),
        Arguments.of("{type: asyncio, limit: 100}", new AsyncioSpec(OptionalInt.of(100))),
        Arguments.of("{type: processes}", new ProcessesSpec(any, Optional.empty())),
        Arguments.of(
            "{type: processes, workers: 4, start: spawn}",
            new ProcessesSpec(OptionalInt.of(4), Optional.of(StartMethod.SPAWN))),
        Arguments.of(
            "{type: process-pool, workers: 4, start: fork, chunk: 7}",
            new ProcessPoolSpec(4, Optional.of(StartMethod.FORK), 7)),
        Arguments.of(
            "{by-task: {job: {type: asyncio}}}",
            new ByTaskSpec(Map.of("job", new AsyncioSpec(any)))),
        Arguments.of(
            "{type: by-task, by-task: {job: {type: thread-pool, workers: 2}}}",
            new ByTaskSpec(Map.of("job", new ThreadPoolSpec(2)))));
  }

  @ParameterizedTest
  @MethodSource
  void strategies(String text, StrategySpec expected) {
    assertThat(system(scenario().with("strategies", "{s: " + text + "}")).strategy())
        .isEqualTo(expected);
  }

  @Test
  void devices() {
    Scenarios scenario =
        scenario()
            .with(
                "devices",
                """
                {web: {type: delay, latency: {exponential: 90ms}},
                  disk: {type: queue, servers: 2, service: 4ms, discipline: fifo},
                  one: {type: queue, service: 4ms}}""");
    assertThat(system(scenario).devices())
        .containsExactly(
            new DelaySpec("web", new Exponential(90 * MS)),
            new QueueSpec("disk", 2, ms(4)),
            new QueueSpec("one", 1, ms(4)));
  }

  /** Compute times are those of the scenario's interpreter; another one rescales them. */
  @Test
  void aStrategyMayHaveAnInterpreterOfItsOwn() {
    Scenarios scenario =
        scenario()
            .with(
                "strategies",
                "{a: {type: threads}, b: {type: threads, interpreter: {preset: cpython-3.11,"
                    + " speed: 2}}}");
    assertThat(scenario.plan().cells())
        .extracting(cell -> cell.system().computeScale())
        .containsExactly(1.0, 0.5);
  }
}
