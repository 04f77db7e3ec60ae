package gilsim.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import gilsim.device.ConnectionPoolSpec;
import gilsim.device.DeviceSpec;
import gilsim.device.Discipline;
import gilsim.device.QueueSpec;
import gilsim.device.TokenBucketSpec;
import gilsim.distribution.Constant;
import gilsim.experiment.SystemSpec;
import gilsim.fixture.Scenarios;
import gilsim.strategy.ThreadPoolSpec;
import gilsim.workload.ConditionDefinition;
import gilsim.workload.ConditionStep;
import gilsim.workload.GatherStep;
import gilsim.workload.GetStep;
import gilsim.workload.PutStep;
import gilsim.workload.QueueDefinition;
import gilsim.workload.Step;
import gilsim.workload.SubmitStep;
import gilsim.workload.SubmittedArrival;
import gilsim.workload.WaitForStep;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How queues, conditions, submitted tasks and the devices with limits are written. */
class SynchronizationFormatTest {
  private static final Optional<String> NONE = Optional.empty();

  @TempDir Path folder;

  private Scenarios scenario() {
    return new Scenarios(folder);
  }

  private static SystemSpec system(Scenarios scenario, int cell) {
    return scenario.plan().cells().get(cell).system();
  }

  private List<DeviceSpec> devices(String devices) {
    return system(scenario().with("devices", devices), 0).devices();
  }

  @Test
  void devicesWithLimits() {
    assertThat(
            devices(
                "{a: {type: queue, service: 4ms, servers: 2, capacity: 64, when-full: refuse,"
                    + " discipline: random, bandwidth: 1MB/s}, b: {type: token-bucket, rate: 50/s,"
                    + " burst: 10, latency: 20ms, when-empty: refuse}, c: {type: token-bucket,"
                    + " rate: 50/s}, d: {type: connection-pool, size: 10, latency: 3ms,"
                    + " connect: 1ms}}"))
        .containsExactly(
            new QueueSpec(
                "a",
                2,
                new Constant(4e6),
                OptionalDouble.of(1e6),
                Discipline.RANDOM,
                OptionalInt.of(64),
                true),
            new TokenBucketSpec("b", 50, 10, new Constant(2e7), true),
            new TokenBucketSpec("c", 50, 1, new Constant(0), false),
            new ConnectionPoolSpec("d", 10, new Constant(3e6), new Constant(1e6)));
  }

  @Test
  void deviceProfiles() {
    List<DeviceSpec> devices =
        devices("{a: nvme, b: {preset: nvme, servers: 8}, c: {preset: hdd, capacity: 32}}");

    assertThat(devices.get(0)).isEqualTo(nvme("a", 54));
    assertThat(devices.get(1)).isEqualTo(nvme("b", 8));
    QueueSpec disk = (QueueSpec) devices.get(2);
    assertThat(disk.service().mean()).isBetween(12.6e6, 12.7e6);
    assertThat(disk.capacity()).hasValue(32);
    assertThat(disk.bandwidth()).hasValue(150e6);
  }

  private static QueueSpec nvme(String name, int servers) {
    return new QueueSpec(
        name,
        servers,
        new Constant(9e4),
        OptionalDouble.empty(),
        OptionalDouble.of(3.5e9),
        Discipline.FIFO,
        OptionalInt.empty(),
        false);
  }

  /** Reads of an SSD may say how much they read, those of a disk without any bandwidth may not. */
  @Test
  void sizesNeedABandwidthOrABus() {
    String steps = "[{io: {device: web, size: 128KiB}}]";
    assertThat(scenario().with("devices", "{web: nvme}").steps(steps).plan().cells()).hasSize(1);
    assertThat(
            scenario()
                .with("devices", "{web: {type: queue, service: 1ms}}")
                .steps(steps)
                .problems())
        .singleElement()
        .asString()
        .contains("has no bandwidth");
    assertThat(scenario().with("devices", "{web: {preset: nvme, bus: 0MB/s}}").problems())
        .singleElement()
        .asString()
        .contains("bus");
  }

  @Test
  void queuesAndConditions() {
    SystemSpec system =
        system(
            scenario()
                .with("queues", "{inbox: {capacity: 100, item: 2KiB}, free: {}}")
                .with("conditions", "{ready: {}, full: {lock: cache}}")
                .steps(
                    "[{put: inbox}, {get: {queue: inbox}}, {condition: {name: ready, do: notify}},"
                        + " {lock: {name: cache, do: [{condition: {name: full, do: wait}}]}}]"),
            0);

    assertThat(system.queues())
        .containsExactly(
            new QueueDefinition("inbox", OptionalInt.of(100), 2048),
            new QueueDefinition("free", OptionalInt.empty(), 0));
    assertThat(system.conditions())
        .containsExactly(
            new ConditionDefinition("ready", NONE),
            new ConditionDefinition("full", Optional.of("cache")));
    List<Step> steps = system.tasks().get(0).program();
    assertThat(steps)
        .startsWith(
            new PutStep("inbox"),
            new GetStep("inbox"),
            new ConditionStep("ready", ConditionStep.Action.NOTIFY));
  }

  @Test
  void submittedTasks() {
    Scenarios scenario =
        scenario()
            .with(
                "tasks",
                "{job: {count: 2, do: [{submit: {task: part}}, {submit: {task: part, count: 3, to:"
                    + " pool}}, {wait-for: last}, {wait-for: part}, {wait-for: all}, {gather: {task:"
                    + " part, count: 5, to: job}}]}, part: {do: [{compute: 1ms}]}}")
            .with("strategies", "{t: {type: threads}, pool: {type: thread-pool, workers: 4}}");

    SystemSpec threads = system(scenario, 0);
    assertThat(threads.tasks().get(0).program())
        .containsExactly(
            new SubmitStep("part", 1, NONE),
            new SubmitStep("part", 3, Optional.of("pool")),
            new WaitForStep(WaitForStep.Which.LAST, NONE),
            new WaitForStep(WaitForStep.Which.ALL, Optional.of("part")),
            new WaitForStep(WaitForStep.Which.ALL, NONE),
            new GatherStep("part", 5, Optional.of("job")));
    assertThat(threads.tasks().get(1).arrival()).isEqualTo(new SubmittedArrival());
    assertThat(threads.pools()).containsEntry("pool", Optional.of(new ThreadPoolSpec(4)));
    assertThat(system(scenario, 1).pools()).containsEntry("pool", Optional.empty());
  }

  @Test
  void locksAreHandedOverFrom313() {
    assertThat(handOff("cpython-3.12")).isEmpty();
    assertThat(handOff("cpython-3.13")).hasValue(1_000_000);
    assertThat(handOff("{preset: cpython-3.13, sync: {lock-hand-off: never}}")).isEmpty();
    SystemSpec free =
        system(scenario().with("interpreter", "{preset: cpython-3.13, costs: none}"), 0);
    assertThat(free.interpreter().sync().queue()).isZero();
    assertThat(free.interpreter().sync().locks().handOffAfter()).hasValue(1_000_000);
  }

  private OptionalLong handOff(String interpreter) {
    return system(scenario().with("interpreter", interpreter), 0)
        .interpreter()
        .sync()
        .locks()
        .handOffAfter();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "devices | {a: {type: queue, service: 1ms, when-full: refuse}} | needs a capacity",
        "devices | {a: {type: queue, service: 1ms, servers: 4, capacity: 2}} | at least servers (4)",
        "devices | {a: {type: queue, service: 1ms, discipline: fife}}  | did you mean 'fifo'",
        "devices | {a: {preset: nvmee}}                     | did you mean 'nvme'",
        "devices | {a: {type: token-bucket, burst: 10}}     | the key 'rate' is missing",
        "queues  | {web: {}}                                | a device has this name too",
        "queues  | {a: {capacity: 0}}                       | from 1 to",
        "tasks   | {job: {count: 1, do: [{put: inbox}]}}    | no queue 'inbox'",
        "tasks   | {job: {count: 1, do: [{condition: {name: x, do: wait}}]}} | no condition 'x'",
        "tasks   | {job: {count: 1, do: [{submit: {task: jobb}}]}}  | did you mean 'job'",
        "tasks   | {job: {count: 1, do: [{submit: {task: job}}]}}   | comes by itself",
        "tasks   | {job: {count: 1, do: [{wait-for: al}]}}          | did you mean 'all'",
        "tasks   | {job: {count: 1, do: [{wait-for: all}]}}         | submits nothing",
        "tasks   | {job: {do: [{compute: 1ms}]}}                    | never comes",
      })
  void isRefused(String key, String value, String message) {
    assertThat(scenario().with(key, value).problems())
        .anySatisfy(problem -> assertThat(problem).contains(message));
  }

  @Test
  void submissionsThatCannotBe() {
    String tasks = "{a: {count: 1, do: [{gather: {task: b, count: 2%s}}]}, b: {do: [%s]}}";
    Scenarios endless =
        scenario().with("tasks", tasks.formatted("", "{submit: {task: b}}, {compute: 1ms}"));
    assertThat(endless.problems())
        .anySatisfy(p -> assertThat(p).contains("submits itself without end"));
    Scenarios processes =
        scenario()
            .with("tasks", tasks.formatted("", "{compute: 1ms}"))
            .with("strategies", "{p: {type: process-pool, workers: 2}}");
    assertThat(processes.problems())
        .singleElement()
        .asString()
        .contains(
            "runs the task 'a' in a worker process", "cannot be pickled", "inside:", "by-task");
    String chain =
        "{a: {count: 1, do: [{submit: {task: b, to: p}}]}, b: {do: [{submit: {task: c}}]},"
            + " c: {do: [{compute: 1ms}]}, p: {count: 1, do: [{compute: 1ms}]}}";
    Scenarios leading =
        scenario()
            .with("tasks", chain)
            .with(
                "strategies",
                "{mix: {by-task: {a: {type: threads}, b: {type: threads}, c: {type: threads},"
                    + " p: {type: process-pool, workers: 2}}}}");
    assertThat(leading.problems())
        .singleElement()
        .asString()
        .contains("strategies.mix", "runs the task 'b' in a worker process", "pools:");
    assertThat(
            processes
                .with(
                    "strategies", "{p: {type: process-pool, workers: 2, inside: {type: threads}}}")
                .plan()
                .cells())
        .hasSize(1);
    Scenarios unknown = scenario().with("tasks", tasks.formatted(", to: pol", "{compute: 1ms}"));
    assertThat(unknown.problems()).singleElement().asString().contains("'pol'");
  }

  @Test
  void conditionNeedsItsLock() {
    Scenarios scenario =
        scenario()
            .with("conditions", "{ready: {lock: cache}}")
            .steps("[{condition: {name: ready, do: wait}}]");

    assertThat(scenario.problems()).singleElement().asString().contains("lock: {name: cache, ...}");
  }
}
