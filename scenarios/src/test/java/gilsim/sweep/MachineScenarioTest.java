package gilsim.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gilsim.experiment.Replication;
import gilsim.experiment.ReplicationResult;
import gilsim.scenario.Host;
import gilsim.scenario.ProfileFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.assertj.core.data.Offset;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the keys of a machine do to a run, from the scenario's text on. */
class MachineScenarioTest {
  private static final String TEXT =
      """
      gilsim: 1
      name: machine
      machine:
        cores: 8
        os: {costs: none, balance: 0}
      interpreter: {preset: cpython-3.11, costs: none}
      tasks: {job: {count: 4, do: [{compute: 1s}]}}
      strategies: {processes: {type: processes}}
      run: {until: done, replications: 1}
      """;

  @TempDir Path folder;

  private Plan plan(String... sets) throws IOException {
    Path file = Files.writeString(folder.resolve("scenario.yaml"), TEXT);
    return new Planner(new ProfileFolder(Path.of("profiles")), new Host(folder, 2))
        .plan(file, List.of(sets), Optional.empty(), OptionalInt.empty(), OptionalLong.empty());
  }

  private ReplicationResult run(String... sets) throws IOException {
    return Replication.run(plan(sets).cells().get(0).system(), 1, 0);
  }

  private static double value(ReplicationResult result, String metric) {
    return result.values().stream()
        .filter(value -> value.metric().equals(metric))
        .mapToDouble(gilsim.metric.MetricValue::value)
        .findFirst()
        .orElseThrow(() -> new AssertionError("no metric " + metric + " in " + result));
  }

  private void takes(double seconds, String... sets) throws IOException {
    assertThat(value(run(sets), "makespan")).isCloseTo(seconds, Offset.offset(1e-6));
  }

  @Test
  void quotaGivesTheClosedForm() throws IOException {
    takes(1.0);
    takes(1.95, "machine.cpu-quota={cpus: 2, period: 100ms}");
    takes(0.22, "machine.cpu-quota={cpus: 0.5}", "tasks.job={count: 1, do: [{compute: 120ms}]}");
    takes(1.0, "machine.cpu-quota=none");
    assertThat(value(run("machine.cpu-quota={cpus: 2}"), "throttled-time"))
        .isCloseTo(19 * 4 * 0.05, Offset.offset(1e-6));
    assertThatThrownBy(() -> plan("machine.cpu-quota={cpus: 0.001}"))
        .hasMessageContaining("machine.cpu-quota")
        .hasMessageContaining("at least 1ms");
  }

  @Test
  void affinityLeavesTheOtherHardwareThreadsIdle() throws IOException {
    takes(2.0, "machine.affinity=[1, 5]");
    assertThat(value(run("machine.affinity=[1, 5]"), "cpu-utilization"))
        .isCloseTo(2.0 / 8, Offset.offset(1e-6));
    takes(1.0, "machine.affinity=all");
    assertThatThrownBy(() -> plan("machine.affinity=[7, 8]"))
        .hasMessageContaining("hardware thread 8")
        .hasMessageContaining("0 to 7");
  }

  @Test
  void efficiencyCoresComeOnTopOfTheOthers() throws IOException {
    takes(1.5, "machine.cores=3", "machine.efficiency-cores={count: 1, speed: 0.5}");
    assertThat(
            plan(
                    "machine.cores=6",
                    "machine.threads-per-core=2",
                    "machine.efficiency-cores={count: 8, speed: 0.6}")
                .cells()
                .get(0)
                .system()
                .machine()
                .hardwareThreads())
        .isEqualTo(20);
    assertThatThrownBy(() -> plan("machine.efficiency-cores={count: 8, speed: 1.5}"))
        .hasMessageContaining("machine.efficiency-cores.speed");
  }

  @Test
  void coreSpeedsAreNoMoreThanCores() throws IOException {
    assertThat(plan("machine.cores=4", "machine.core-speeds=[1, 0.5]").cells().get(0).system())
        .extracting(system -> system.machine().coreSpeeds())
        .isEqualTo(List.of(1.0, 0.5));
    assertThatThrownBy(() -> plan("machine.cores=1", "machine.core-speeds=[1, 0.5]"))
        .hasMessageContaining("core-speeds has 2 numbers, for 1 cores; give at most one for each");
  }

  @Test
  void cfsMeasuresItsOwnTurns() throws IOException {
    takes(2.0, "machine.os.policy=cfs", "machine.cores=2");
    // latency 6 ms x 2, so turns of 6 ms, which end at ticks: 8 ms; 2 s on each of 2 cores. Of the
    // 250 turns of a core the last ends with its task and so may the one before: no preemption.
    assertThat(
            value(run("machine.os.policy=cfs", "machine.cores=2"), "context-switches-involuntary"))
        .isBetween(2 * (2000 / 8.0 - 2), 2 * (2000 / 8.0 - 1));
    assertThatThrownBy(() -> plan("machine.os.policy=cfs", "machine.os.slice=3ms"))
        .hasMessageContaining("the policy cfs has no slice");
  }

  /**
   * Peaks that Kolaczkowski (2023) measured with asyncio.sleep on CPython 3.10; nothing is fitted
   * to them.
   */
  @ParameterizedTest
  @CsvSource({"1, 17.3", "10000, 40.0", "100000, 240.5"})
  void memoryOfSleepingTasksIsNearThePublished(int tasks, double megabytes) throws IOException {
    ReplicationResult result =
        run(
            "interpreter=cpython-3.10",
            "strategies={loop: {type: asyncio}}",
            "tasks.job={count: " + tasks + ", do: [{sleep: 10s}]}");
    assertThat(value(result, "peak-memory") / 1e6)
        .isCloseTo(megabytes, Percentage.withPercentage(9));
  }

  @Test
  void runThatNeedsMoreMemoryThanTheMachineHasIsReported() throws IOException {
    String tasks = "tasks.job={count: 4, memory: 5GiB, do: [{compute: 1s}]}";
    assertThat(run(tasks, "machine.memory=16GiB").message())
        .startsWith("needs 20.02 GiB of memory at its peak, but the machine has 16.00 GiB");
    assertThat(run(tasks, "machine.memory=32GiB").message()).isEmpty();
    assertThat(run(tasks).message()).isEmpty();
  }

  @Test
  void speedModesSlowACoreDownForAWhile() throws IOException {
    String modes = "machine.speed-modes={slow: 0.5, fast-mean: 10ms, slow-mean: 10ms}";
    // 4/3 on average; some 67 spells of each kind give a standard deviation of 0.04: 3.5 of them.
    assertThat(value(run(modes), "makespan")).isBetween(1.19, 1.47);
    takes(2.0, "machine.speed-modes={slow: 0.5, fast-mean: 1ns, slow-mean: 12h}");
    takes(1.0, "machine.speed-modes=none");
  }
}
