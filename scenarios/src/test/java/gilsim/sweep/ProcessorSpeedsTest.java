package gilsim.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import gilsim.experiment.Replication;
import gilsim.experiment.SystemSpec;
import gilsim.fixture.Scenarios;
import gilsim.metric.Metric;
import gilsim.store.StoredRun;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Systems on processors as they were at some time. */
class ProcessorSpeedsTest {
  @TempDir private Path folder;

  /** Two processes of 100 ms each and free of cost. */
  private Cell cell(String machine) {
    String text =
        """
        gilsim: 1
        name: tried
        machine: {%s, os: {costs: none}}
        interpreter: {preset: cpython-3.11, costs: none}
        tasks: {job: {count: 2, do: [{compute: 100ms}]}}
        strategies: {processes: {type: processes}}
        run: {until: done, replications: 1, seed: 7}
        """
            .formatted(machine);
    return Scenarios.plan(folder, text).cells().get(0);
  }

  private static ProcessorSpeeds alone(double made, Double... speeds) {
    return new ProcessorSpeeds(made, List.of(speeds), OptionalDouble.empty());
  }

  private static double makespan(SystemSpec system) {
    return StoredRun.of(Replication.run(system, 7, 0)).value(Metric.MAKESPAN.label()).orElseThrow();
  }

  private double makespan(ProcessorSpeeds... times) {
    Cell cell =
        cell("cores: 2").at(Stream.of(times).map(one -> new RunConditions(one, Map.of())).toList());
    assertThat(cell.draws()).hasSize(times.length);
    return makespan(cell.system(0));
  }

  @Test
  void theSlowerProcessorTakesLonger() {
    assertThat(makespan(alone(1, 1.0, 0.5))).isCloseTo(0.2, within(1e-9));
  }

  /** The work was made for that speed, so it takes as long as is stated. */
  @Test
  void aHostThatIsSlowAsAWholeMakesNoDifferenceToWork() {
    assertThat(makespan(alone(0.6, 1.0, 1.0))).isCloseTo(0.1, within(1e-9));
  }

  /** A cost does: all cores are slower, and stated work is less work. */
  @Test
  void costsTakeLongerOnASlowHost() {
    SystemSpec system = cell("cores: 2").system();
    SystemSpec slow = alone(0.5, 1.0, 0.5).of(system, 1);
    assertThat(slow.machine().coreSpeeds()).containsExactly(0.5, 0.25);
    assertThat(slow.computeScale()).isEqualTo(0.5 * system.computeScale());
    assertThat(slow.nativeScale()).isEqualTo(0.5 * system.nativeScale());
  }

  /** One busy processor is as fast as alone, both do 0.8 of it; with three, two do 0.9. */
  @Test
  void busyProcessorsSlowEachOther() {
    ProcessorSpeeds two = new ProcessorSpeeds(1, List.of(1.0, 1.0), OptionalDouble.of(0.8));
    assertThat(makespan(two)).isCloseTo(0.125, within(1e-9));
    assertThat(makespan(two.times(List.of(0.5, 0.5)))).isCloseTo(0.25, within(1e-9));
    // Together 62.5 ms of work of the slower are left when the faster is done; then it is alone.
    ProcessorSpeeds uneven = new ProcessorSpeeds(1, List.of(1.0, 0.5), OptionalDouble.of(0.8));
    assertThat(makespan(uneven)).isCloseTo(0.125 + 0.05 / 0.5, within(1e-9));
    ProcessorSpeeds three = new ProcessorSpeeds(1, List.of(1.0, 1.0, 1.0), OptionalDouble.of(0.8));
    Cell cell = cell("cores: 3").at(List.of(new RunConditions(three, Map.of())));
    assertThat(makespan(cell.system(0))).isCloseTo(0.1 / 0.9, within(1e-9));
    assertThat(
            cell("cores: 3, turbo: [1, 0.5, 0.5]")
                .at(List.of(new RunConditions(three, Map.of())))
                .system(0)
                .machine()
                .turbo())
        .containsExactly(1.0, 0.9, 0.8);
  }

  @Test
  void disturbancesSlowAllProcessors() {
    ProcessorSpeeds times = alone(1, 1.0, 0.5).times(List.of(0.8, 0.8));
    assertThat(makespan(times)).isCloseTo(0.25, within(1e-9));
  }

  @Test
  void replicationsTakeTurnsWithTheTimes() {
    Cell cell =
        cell("cores: 2")
            .at(
                List.of(
                    new RunConditions(alone(1, 1.0, 0.5), Map.of()),
                    new RunConditions(alone(1, 1.0, 1.0), Map.of())));
    assertThat(makespan(cell.system(2))).isCloseTo(0.2, within(1e-9));
    assertThat(makespan(cell.system(3))).isCloseTo(0.1, within(1e-9));
    assertThat(cell.key()).isNotEqualTo(cell("cores: 2").key());
  }

  /** Of siblings on a core nobody knows which is which: all are as fast as the fastest. */
  @Test
  void speedsOfHardwareThreadsAreNotThoseOfCores() {
    SystemSpec system = cell("cores: 1, threads-per-core: 2").system();
    SystemSpec there = alone(1, 0.9, 0.5).of(system, 2);
    assertThat(there.machine().coreSpeeds()).isEmpty();
    assertThat(there.machine().speed()).isEqualTo(1.8);
  }

  @Test
  void speedsAreAboveZero() {
    assertThatThrownBy(() -> alone(1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> alone(0, 1.0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new ProcessorSpeeds(1, List.of(1.0), OptionalDouble.of(0)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> alone(1, 1.0, 0.0)).isInstanceOf(IllegalArgumentException.class);
  }
}
