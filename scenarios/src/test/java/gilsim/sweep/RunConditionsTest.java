package gilsim.sweep;

import static org.assertj.core.api.Assertions.assertThat;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Systems in the conditions of some time. */
class RunConditionsTest {
  private static final ProcessorSpeeds AS_STATED =
      new ProcessorSpeeds(1, List.of(1.0), OptionalDouble.empty());

  @TempDir private Path folder;

  /** Ten requests of 1 ms, one after another. */
  private Cell cell() {
    return Scenarios.plan(
            folder,
            """
            gilsim: 1
            name: tried
            machine: {cores: 1, os: {costs: none}}
            interpreter: {preset: cpython-3.11, costs: none}
            devices: {disk: {type: queue, servers: 1, service: 1ms}}
            tasks: {job: {count: 1, do: [{repeat: {times: 10, do: [{io: {device: disk}}]}}]}}
            strategies: {sequential: {type: sequential}}
            run: {until: done, replications: 1, seed: 7}
            """)
        .cells()
        .get(0);
  }

  private static double makespan(SystemSpec system) {
    return StoredRun.of(Replication.run(system, 7, 0)).value(Metric.MAKESPAN.label()).orElseThrow();
  }

  private Cell late(Map<String, List<Double>> lateness) {
    return cell().at(List.of(new RunConditions(AS_STATED, lateness)));
  }

  @Test
  void devicesAreAsLateAsTheyWere() {
    assertThat(makespan(late(Map.of("disk", List.of(250_000.0))).system(0)))
        .isCloseTo(0.0125, within(1e-9));
  }

  /** Each of ten answers is late by 0 or 1 ms: somewhere between, and in whole milliseconds. */
  @Test
  void eachAnswerDrawsItsOwnLateness() {
    double drawn = makespan(late(Map.of("disk", List.of(0.0, 1e6))).system(0)) * 1000;
    assertThat(drawn).isBetween(10.5, 19.5);
    assertThat(drawn).isCloseTo(Math.rint(drawn), within(1e-6));
  }

  @Test
  void devicesOfWhichNothingIsKnownArePunctual() {
    assertThat(makespan(late(Map.of()).system(0))).isCloseTo(0.01, within(1e-9));
    assertThat(makespan(late(Map.of("other", List.of(1e6))).system(0)))
        .isCloseTo(0.01, within(1e-9));
  }

  @Test
  void storedRunsOfOtherLatenessAreNotTheSame() {
    assertThat(late(Map.of("disk", List.of(1.0))).key())
        .isNotEqualTo(late(Map.of("disk", List.of(2.0))).key());
  }
}
