package gilsim.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import gilsim.device.DelaySpec;
import gilsim.device.DeviceSpec;
import gilsim.device.QueueSpec;
import gilsim.distribution.Constant;
import gilsim.distribution.Exponential;
import gilsim.fixture.Scenarios;
import gilsim.strategy.ProcessPoolSpec;
import gilsim.strategy.ThreadPoolSpec;
import gilsim.workload.ComputeStep;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sweeps and {@code --set} as the format's page describes them. */
class SweepFormatTest {
  private static final String POOLS =
      "{a: {type: thread-pool, workers: 3}, b: {type: process-pool, workers: 4}, c: {type: threads}}";

  @TempDir Path folder;

  private Scenarios sweep(String sweep) {
    return new Scenarios(folder).with("strategies", POOLS).with("sweep", sweep);
  }

  private static <T> List<T> cells(Plan plan, String strategy, Function<Cell, T> value) {
    return plan.cells().stream()
        .filter(cell -> cell.strategy().equals(strategy))
        .map(value)
        .toList();
  }

  private static List<String> points(Plan plan) {
    return plan.points().stream().map(Point::id).toList();
  }

  @Test
  void theFirstAxisIsTheSlowest() {
    Plan plan = sweep("{machine.cores: [1, 2], machine.speed: [1, 2]}").plan();
    assertThat(points(plan))
        .containsExactly(
            "cores=1,speed=1", "cores=1,speed=2", "cores=2,speed=1", "cores=2,speed=2");
  }

  @Test
  void zippedAxesMoveTogether() {
    Plan plan = sweep("{zip: {machine.cores: [1, 2, 2], strategies.a.workers: [1, 2, 8]}}").plan();
    assertThat(points(plan))
        .containsExactly("cores=1,workers=1", "cores=2,workers=2", "cores=2,workers=8");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{from: 1, to: 64, scale: log2} | 1 2 4 8 16 32 64",
        "{from: 1, to: 5}               | 1 2 3 4 5",
        "{from: 2, to: 9, step: 3}      | 2 5 8",
      })
  void rangesOfNumbers(String range, String values) {
    Plan plan = sweep("{strategies.a.workers: " + range + "}").plan();
    assertThat(plan.points())
        .extracting(point -> point.values().get(0))
        .containsExactly(values.split(" "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{from: 1ms, to: 8ms, scale: log2}   | 1ms 2ms 4ms 8ms",
        "{from: 500us, to: 2ms, scale: log2} | 500us 1000us 2000us",
        "{from: 0.5ms, to: 2ms, step: 500us} | 0.5ms 1.0ms 1.5ms 2.0ms",
      })
  void rangesWithUnits(String range, String values) {
    Plan plan = sweep("{interpreter.switch-interval: " + range + "}").plan();
    assertThat(plan.points())
        .extracting(point -> point.values().get(0))
        .containsExactly(values.split(" "));
  }

  @Test
  void aStarMeansEveryStrategyThatHasTheKey() {
    Plan plan = sweep("{\"strategies.*.workers\": [5, 6]}").plan();
    assertThat(cells(plan, "a", cell -> ((ThreadPoolSpec) cell.system().strategy()).workers()))
        .containsExactly(5, 6);
    assertThat(cells(plan, "b", cell -> ((ProcessPoolSpec) cell.system().strategy()).workers()))
        .containsExactly(5, 6);
    assertThat(cells(plan, "c", Cell::key)).hasSize(2).containsOnly(plan.cells().get(2).key());
  }

  @Test
  void distributionsDevicesMachinesAndInterpretersAreSweptWhole() {
    Plan latency = sweep("{devices.web.latency: [10ms, {exponential: 10ms}]}").plan();
    assertThat(cells(latency, "a", cell -> ((DelaySpec) device(cell)).latency()))
        .containsExactly(new Constant(1e7), new Exponential(1e7));
    Plan device =
        sweep("{devices.web: [{type: delay, latency: 1ms}, {type: queue, service: 1ms}]}").plan();
    assertThat(cells(device, "a", cell -> (Object) device(cell).getClass()))
        .containsExactly(DelaySpec.class, QueueSpec.class);
    Plan machine = sweep("{machine: [plain-1c, laptop-4c8t, {cores: 3}]}").plan();
    assertThat(cells(machine, "a", cell -> cell.system().machine().hardwareThreads()))
        .containsExactly(1, 8, 3);
    Plan interpreter = sweep("{interpreter: [cpython-3.10, cpython-3.11]}").plan();
    assertThat(cells(interpreter, "a", cell -> cell.system().computeScale()))
        .containsExactly(1 / 0.8, 1.0);
  }

  private static DeviceSpec device(Cell cell) {
    return cell.system().devices().get(0);
  }

  @Test
  void pathsReachEverything() {
    Plan plan =
        new Scenarios(folder)
            .with("tasks", "{job: {count: 1, do: [{compute: {exponential: 1ms}}]}}")
            .with(
                "sweep",
                """
                {machine.os.wakeup.same-cpu: [1us, 2us], "tasks.job.do[0].compute.exponential": [3ms],
                  tasks.job.count: [7], machine.turbo: [[1.0, 0.9]], run.until: [1s],
                  interpreter.gil.forced-gap: [1us]}""")
            .plan();
    assertThat(plan.cells())
        .hasSize(2)
        .allSatisfy(
            cell -> {
              assertThat(cell.system().tasks().get(0).program())
                  .containsExactly(new ComputeStep(new Exponential(3e6)));
              assertThat(cell.system().machine().turbo()).containsExactly(1.0, 0.9);
              assertThat(cell.system().limit().horizon()).isEqualTo(OptionalLong.of(1_000_000_000));
              assertThat(cell.system().interpreter().gil().forcedGap())
                  .isEqualTo(new Constant(1000));
            })
        .extracting(cell -> cell.system().os().latencies().wakeupSameCpu().mean())
        .containsExactly(1000.0, 2000.0);
  }

  /** Compute times are those of the unswept machine: a faster one needs less. */
  @Test
  void computeTimesBelongToTheUnsweptMachine() {
    Plan plan = sweep("{machine.speed: [1, 2]}").plan();
    assertThat(plan.cells()).extracting(cell -> cell.system().computeScale()).containsOnly(1.0);
    assertThat(cells(plan, "a", cell -> cell.system().machine().speed())).containsExactly(1.0, 2.0);
  }

  @Test
  void setWorksOnNamedPresetsAsIfItStoodInTheFile() {
    Cell cell =
        new Scenarios(folder)
            .plan(
                "interpreter.switch-interval=1ms",
                "machine.os.costs=none",
                "machine.cores = 3",
                "tasks.job.do=[{compute: 2ms}]",
                "strategies.threads={type: thread-pool, workers: 9}")
            .cells()
            .get(0);
    assertThat(cell.system().interpreter().gil().switchInterval()).isEqualTo(1_000_000);
    assertThat(cell.system().interpreter().threads().call()).isPositive();
    assertThat(cell.system().os().contextSwitch()).isZero();
    assertThat(cell.system().machine().cores()).isEqualTo(3);
    assertThat(cell.system().tasks().get(0).program())
        .containsExactly(new ComputeStep(new Constant(2e6)));
    assertThat(cell.workers()).isEqualTo(9);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "machine.coers=2                  | the path 'machine.coers' exists nowhere | 'cores'",
        "strategies.pool.workers=2        | exists nowhere                   | no 'pool' here",
        "strategies.threads.inside.workers=2 | exists nowhere                   | known: type, interpreter",
        "strategies.*.wrkers=2            | exists nowhere                   | no part",
        "tasks.job.do[3].compute=2ms      | exists nowhere                   | 1 elements",
        "machine.cores.x=2                | exists nowhere                   | nothing below 4",
        "machine.cores                    | write --set path=value           | machine.cores=8",
        "machine.cores=                   | is empty                         | --set",
        "machine.cores=many               | must be a whole number           | 'many'",
        "machine.cores=[                  | not valid YAML                   | --set",
        "strategies.threads.worker-dies={after: 1s} | exists nowhere         | worker-dies",
        "strategies.threads={type: thread-pool, workers: 0} | must be a whole number from 1 | --set",
      })
  void wrongSets(String set, String what, String more) {
    assertThat(new Scenarios(folder).problems(set).get(0)).contains(what, more);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{machine.coers: [1, 2]}      | scenario.yaml:10:9 | 'machine.coers' exists nowhere",
        "{machine.cores: [1, two]}    | scenario.yaml:10:28 | machine.cores: must be a whole number",
        "{machine.cores: [1, 2, 1]}   | scenario.yaml:10:24 | has the value 1 twice",
        "{machine.cores: []}          | scenario.yaml:10:24 | has no values",
        "{machine.cores: 4}           | scenario.yaml:10:24 | must be a map",
        "{zip: {machine.cores: [1, 2], machine.speed: [1, 2, 3]}} | sweep | equal lengths",
        "{zip: {machine.cores: [1, 1], machine.speed: [2, 2]}}    | sweep | twice",
        "{zip: {machine.cores: [1, 2]}, machine.cores: [1, 2]}    | sweep | swept twice",
        "{run.seed: [1, 2]}           | sweep.run.seed | all points share this",
        "{interpreter.switch-interval: [5ms, 5000us]} | sweep.interpreter.switch-interval | no difference",
        "{machine.cores: {from: 1, to: 1000000}} | sweep.machine.cores | more than 10000 values",
        "{machine.cores: {from: 8, to: 1}} | sweep.machine.cores | to must be at least from",
        "{machine.cores: {from: 1, to: 8, scale: lgo2}} | scale | did you mean 'log2'",
        "{machine.cores: {from: 1, to: 8ms}} | sweep.machine.cores | units of the same kind",
      })
  void wrongSweeps(String sweep, String where, String what) {
    assertThat(new Scenarios(folder).with("sweep", sweep).problems().get(0)).contains(where, what);
  }

  @Test
  void aCostThatIsSweptOrSetWithoutEffectIsRefused() {
    Scenarios free = new Scenarios(folder).with("machine", "{preset: plain-4c, os: {costs: none}}");
    assertThat(free.problems("machine.os.context-switch=3us").get(0))
        .contains("--set", "has no effect", "costs: none");
    assertThat(
            free.with("sweep", "{machine.os.context-switch: [1us, 2us], machine.cores: [1, 2]}")
                .problems())
        .singleElement()
        .asString()
        .contains("sweep.machine.os.context-switch", "no difference");
  }
}
