package gilsim.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import gilsim.experiment.SystemSpec;
import gilsim.fixture.Scenarios;
import gilsim.scenario.Host;
import gilsim.scenario.ProfileDraws;
import gilsim.scenario.StandIns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Profiles of another machine and interpreter in place of those that a scenario names. */
class StandInsTest {
  @TempDir Path folder;

  private Plan plan(Scenarios scenario) throws IOException {
    Path machine =
        Files.writeString(
            folder.resolve("machine.yaml"), "preset: laptop-4c8t\nspeed: 1.5\nname: mine\n");
    Path interpreter =
        Files.writeString(
            folder.resolve("cpython-3.9.yaml"), "preset: cpython-3.9\nname: calibrated\n");
    Path file = Files.writeString(folder.resolve("scenario.yaml"), scenario.text());
    return new Planner(Scenarios.PROFILES, new Host(folder, 2))
        .with(new StandIns(machine, interpreter), ProfileDraws.none())
        .plan(file, List.of(), Optional.empty(), OptionalInt.empty(), OptionalLong.empty());
  }

  private SystemSpec system(Scenarios scenario) throws IOException {
    return plan(scenario).cells().get(0).system();
  }

  @Test
  void namesAreReplaced() throws IOException {
    SystemSpec system = system(new Scenarios(folder));

    assertThat(system.machine().speed()).isEqualTo(1.5);
    assertThat(system.machine().hardwareThreads()).isEqualTo(8);
    assertThat(system.interpreter().name()).isEqualTo("calibrated");
  }

  @Test
  void processorsAndSettingsOfTheScenarioStay() throws IOException {
    SystemSpec system =
        system(
            new Scenarios(folder)
                .with("machine", "{preset: plain-4c, cores: 1, threads-per-core: 1, speed: 3}")
                .with("interpreter", "{preset: cpython-3.11, switch-interval: 1ms}"));

    assertThat(system.machine().hardwareThreads()).isEqualTo(1);
    assertThat(system.machine().speed()).isEqualTo(1.5);
    assertThat(system.interpreter().gil().switchInterval()).isEqualTo(1_000_000);
    assertThat(system.interpreter().name()).isEqualTo("calibrated");
  }

  @Test
  void aSweptMachineIsThatOfTheProfile() throws IOException {
    Plan plan = plan(new Scenarios(folder).with("sweep", "{machine.cores: [1, 3]}"));

    assertThat(plan.cells().get(1).system().machine().hardwareThreads()).isEqualTo(6);
    assertThat(plan.cells().get(1).system().machine().speed()).isEqualTo(1.5);
  }

  /** Real runs are made for the speed of the host just before each of them. */
  @Test
  void theMachineHasOneSpeed() throws IOException {
    SystemSpec system =
        system(
            new Scenarios(folder)
                .with(
                    "machine",
                    "{preset: plain-4c, speed-modes: {slow: 0.5, fast-mean: 1s, slow-mean: 1s}}"));
    assertThat(system.machine().speedModes()).isEmpty();
  }

  @Test
  void resultsFromElsewhereAreLeftOut() throws IOException {
    assertThat(plan(new Scenarios(folder).with("observed", "[elsewhere.csv]")).observed())
        .isEmpty();
  }
}
