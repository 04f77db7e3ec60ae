package gilsim.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gilsim.device.DelaySpec;
import gilsim.device.QueueSpec;
import gilsim.device.SharedSpec;
import gilsim.distribution.Constant;
import gilsim.distribution.Distribution;
import gilsim.distribution.Exponential;
import gilsim.experiment.SystemSpec;
import gilsim.fixture.Scenarios;
import gilsim.interpreter.InterpreterSpec;
import gilsim.interpreter.StartMethod;
import gilsim.os.OsLatencies;
import gilsim.os.SchedulerKind;
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
import gilsim.workload.IoStep;
import gilsim.workload.LockStep;
import gilsim.workload.LoopArrival;
import gilsim.workload.NativeStep;
import gilsim.workload.OpenArrival;
import gilsim.workload.RepeatStep;
import gilsim.workload.SleepStep;
import gilsim.workload.Step;
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
                "{job: {count: 1, arguments: %s, result: %s, do: [{compute: 1ms}]}}"
                    .formatted(text, text));
    assertThat(system(scenario).tasks().get(0).argumentsBytes()).isEqualTo(bytes);
    assertThat(system(scenario).tasks().get(0).resultBytes()).isEqualTo(bytes);
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

  /** The kernel's base slice of 0.7 ms, times 1 + log2 of at most 8 hardware threads. */
  @ParameterizedTest
  @CsvSource({
    "1, 1, 1, 700",
    "1, 2, 1, 1400",
    "1, 3, 1, 1400",
    "1, 4, 1, 2100",
    "1, 4, 2, 2800",
    "2, 32, 2, 2800"
  })
  void automaticSlice(int sockets, int cores, int threads, long microseconds) {
    Scenarios scenario =
        scenario()
            .with(
                "machine",
                "{sockets: %d, cores: %d, threads-per-core: %d}"
                    .formatted(sockets, cores, threads));
    assertThat(system(scenario).os().slice()).isEqualTo(1000 * microseconds);
  }

  @Test
  void inlineMachine() {
    SystemSpec system =
        system(
            scenario()
                .with(
                    "machine",
                    """
                    {sockets: 2, cores: 4, threads-per-core: 2, smt-yield: 1.3, speed: 1.1,
                      turbo: [1.0, 1.0, 0.97, 0.93], price-per-hour: 0.17,
                      os: {policy: round-robin, slice: 3ms, tick: 1ms, context-switch: 2us,
                        wakeup: {same-cpu: 5us, cross-cpu: 9us}, migration: 30us,
                        timer-slack: 40us, balance: 6ms}}"""));
    assertThat(system.machine().hardwareThreads()).isEqualTo(16);
    assertThat(system.machine().smtYield()).isEqualTo(1.3);
    assertThat(system.machine().turbo()).containsExactly(1.0, 1.0, 0.97, 0.93);
    assertThat(system.machine().pricePerHour()).hasValue(0.17);
    assertThat(system.nativeScale()).isEqualTo(1.1, within(1e-12));
    assertThat(system.os().policy()).isEqualTo(SchedulerKind.ROUND_ROBIN);
    assertThat(system.os().slice()).isEqualTo(3_000_000);
    assertThat(system.os().tick()).isEqualTo(1_000_000);
    assertThat(system.os().contextSwitch()).isEqualTo(2_000);
    assertThat(system.os().latencies()).isEqualTo(OsLatencies.constant(5_000, 9_000, 40_000));
    assertThat(system.os().migration()).isEqualTo(30_000);
    assertThat(system.os().balance()).isEqualTo(6_000_000);
  }

  @Test
  void withoutCostsNothingCostsButThePoliciesStay() {
    SystemSpec system =
        system(
            scenario()
                .with("machine", "{preset: laptop-4c8t, os: {costs: none}}")
                .with("interpreter", "{preset: cpython-3.11, costs: none, switch-interval: 1ms}"));
    assertThat(system.os().toString())
        .contains("slice=2800000", "tick=4000000", "balance=8000000")
        .contains("tickPhase=0, contextSwitch=0,", "migration=0,");
    assertThat(system.os().latencies()).isEqualTo(OsLatencies.constant(0, 0, 0));
    assertThat(system.interpreter().gil().switchInterval()).isEqualTo(1_000_000);
    assertThat(system.interpreter().gil().forcedGap().mean()).isZero();
    InterpreterSpec interpreter = system.interpreter();
    assertThat(
            List.of(
                interpreter.threads(),
                interpreter.loop(),
                interpreter.processes(),
                interpreter.sync()))
        .allSatisfy(
            costs -> assertThat(costs.toString().replaceAll("[^0-9.]+", " ")).matches("[ 0.]*"));
  }

  @Test
  void machineThis() throws IOException {
    assertThat(system(scenario().with("machine", "this")).machine().hardwareThreads()).isEqualTo(2);
    assertThat(system(scenario().with("machine", "{preset: this, speed: 1.5}")).machine().speed())
        .isEqualTo(1.5);
  }

  @Test
  void profilesByPath() throws IOException {
    Path profiles = Files.createDirectories(folder.resolve("mine"));
    Files.writeString(profiles.resolve("base.yaml"), "cores: 6\nos: {tick: 1ms}\n");
    Files.writeString(profiles.resolve("big.yaml"), "preset: base.yaml\nsockets: 2\n");
    Files.writeString(
        profiles.resolve("fast.yml"), "preset: cpython-3.12\nspeed: 2.5\ngil: {forced-gap: 9us}\n");
    SystemSpec system =
        system(scenario().with("machine", "mine/big.yaml").with("interpreter", "mine/fast.yml"));
    assertThat(system.machine().physicalCores()).isEqualTo(12);
    assertThat(system.os().tick()).isEqualTo(1_000_000);
    assertThat(system.interpreter().speed()).isEqualTo(2.5);
    assertThat(system.interpreter().gil().forcedGap()).isEqualTo(new Constant(9000));
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
