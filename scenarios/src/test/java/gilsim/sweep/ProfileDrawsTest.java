package gilsim.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import gilsim.experiment.Replication;
import gilsim.experiment.SystemSpec;
import gilsim.fixture.Scenarios;
import gilsim.metric.Metric;
import gilsim.scenario.Host;
import gilsim.scenario.ProfileDraws;
import gilsim.scenario.ScenarioException;
import gilsim.scenario.StandIns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Replications for machines and interpreters as they might be as well. */
class ProfileDrawsTest {
  private static final int DRAWS = 20;

  @TempDir Path folder;
  private String machine = "preset: plain-4c\nuncertainty: {speed: [0.8, 1.1]}\n";
  private String interpreter =
      "preset: cpython-3.11\nuncertainty: {threads.start: [0.5, 2], gil.forced-gap: [0.9, 1.1]}\n";

  private Plan plan(Scenarios scenario, int draws) throws IOException {
    Path m = Files.writeString(folder.resolve("machine.yaml"), machine);
    Path i = Files.writeString(folder.resolve("interpreter.yaml"), interpreter);
    Path file = Files.writeString(folder.resolve("scenario.yaml"), scenario.text());
    return new Planner(Scenarios.PROFILES, new Host(folder, 2))
        .with(new StandIns(m, i), new ProfileDraws(draws))
        .plan(file, List.of(), Optional.empty(), OptionalInt.empty(), OptionalLong.empty());
  }

  private Cell cell(int draws) throws IOException {
    return plan(new Scenarios(folder), draws).cells().get(0);
  }

  private static double[] sorted(Cell cell, ToDoubleFunction<SystemSpec> number) {
    return cell.draws().stream().mapToDouble(number).sorted().toArray();
  }

  @Test
  void withoutDrawsAllReplicationsAreOfTheStatedSystem() throws IOException {
    Cell cell = cell(0);
    assertThat(cell.draws()).isEmpty();
    assertThat(cell.system(7)).isEqualTo(cell.system());
  }

  @Test
  void drawsSpreadEvenlyAroundWhatIsStated() throws IOException {
    Cell cell = cell(DRAWS);
    double stated = cell.system().interpreter().threads().start();
    double[] starts = sorted(cell, system -> system.interpreter().threads().start());
    assertThat(starts).hasSize(DRAWS).doesNotHaveDuplicates();
    assertThat(starts[0]).isBetween(0.5 * stated, 0.6 * stated);
    assertThat(starts[DRAWS - 1]).isBetween(1.75 * stated, 2 * stated);
    assertThat((starts[DRAWS / 2 - 1] + starts[DRAWS / 2]) / 2)
        .isCloseTo(stated, within(0.05 * stated));
  }

  @Test
  void numbersAreIndependent() throws IOException {
    List<SystemSpec> draws = cell(DRAWS).draws();
    double slowest = draws.stream().mapToDouble(draw -> draw.machine().speed()).min().orElseThrow();
    double shortest =
        draws.stream()
            .mapToDouble(draw -> draw.interpreter().threads().start())
            .min()
            .orElseThrow();
    assertThat(draws)
        .filteredOn(draw -> draw.machine().speed() == slowest)
        .noneMatch(draw -> draw.interpreter().threads().start() == shortest);
  }

  @Test
  void statedWorkTakesLongerOnAMachineThatIsSlowerThanStated() throws IOException {
    Plan plan =
        plan(
            new Scenarios(folder)
                .with("tasks", "{t: {count: 1, do: [{compute: 1s}]}}")
                .with("interpreter", "{preset: cpython-3.11, costs: none}"),
            DRAWS);
    Cell cell = plan.cells().get(0);
    for (int i = 0; i < DRAWS; i++) {
      double speed = cell.system(i).machine().speed() / cell.system().machine().speed();
      double makespan =
          Replication.run(cell.system(i), 1, i).values().stream()
              .filter(value -> value.metric().equals(Metric.MAKESPAN.label()))
              .findFirst()
              .orElseThrow()
              .value();
      assertThat(makespan).isCloseTo(1 / speed, within(0.01));
    }
  }

  @Test
  void replicationsTakeTurnsWithTheDraws() throws IOException {
    Cell cell = cell(3);
    assertThat(cell.system(4)).isEqualTo(cell.draws().get(1));
  }

  @Test
  void theyAreTheSameEachTimeAndHaveAKeyOfTheirOwn() throws IOException {
    assertThat(cell(DRAWS).draws()).isEqualTo(cell(DRAWS).draws());
    assertThat(cell(DRAWS).key()).isNotEqualTo(cell(0).key());
  }

  @Test
  void aSweptNumberIsUncertainToo() throws IOException {
    Plan plan = plan(new Scenarios(folder).with("sweep", "{machine.speed: [1, 2]}"), DRAWS);
    for (Cell cell : plan.cells()) {
      assertThat(sorted(cell, system -> system.machine().speed())[0])
          .isBetween(0.8 * cell.system().machine().speed(), 0.85 * cell.system().machine().speed());
    }
  }

  @Test
  void whatTheProfileDoesNotHaveIsAnError() {
    interpreter = "preset: cpython-3.11\nuncertainty: {threads.sart: [0.5, 2]}\n";
    assertThatThrownBy(() -> cell(DRAWS))
        .isInstanceOf(ScenarioException.class)
        .hasMessageContaining("interpreter.yaml:2")
        .hasMessageContaining("threads.sart")
        .hasMessageContaining("no such number");
  }

  @Test
  void anIntervalWithoutTheStatedValueIsAnError() {
    machine = "preset: plain-4c\nuncertainty: {speed: [1.1, 1.2]}\n";
    assertThatThrownBy(() -> cell(0))
        .isInstanceOf(ScenarioException.class)
        .hasMessageContaining("machine.yaml:2")
        .hasMessageContaining("must hold 1");
  }
}
