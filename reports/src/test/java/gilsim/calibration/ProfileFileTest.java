package gilsim.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gilsim.form.MapNode;
import gilsim.form.Node;
import gilsim.scenario.PredictionErrors;
import gilsim.scenario.ProfileFolder.Kind;
import gilsim.scenario.YamlSource;
import gilsim.sweep.Plan;
import gilsim.sweep.Planner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProfileFileTest {
  @TempDir Path folder;

  private final Draft machine = SimulatedRounds.draft(Kind.MACHINE, "vm-2c");
  private final Draft interpreter = SimulatedRounds.draft(Kind.INTERPRETER, "cpython-3.11");

  private ProfileFile file(String name, String host) {
    return new ProfileFile(folder.resolve(name), host);
  }

  @Test
  void calibratedProfilesAreProfiles() throws IOException {
    machine.measured(
        "os.wakeup.cross-cpu", "{uniform: {from: 4us, to: 6us}}", "a test; \"quoted\"");
    machine.measured("speed-modes", "{slow: 0.6, fast-mean: 300ms, slow-mean: 200ms}", "a test");
    machine.measured("turbo", "[1, 0.95]", "a test");
    interpreter.measured(
        "threads.start", Unit.TIME, new Estimate(51e-6, 50e-6, 53e-6, 9), "a test");
    file("machine.yaml", "here").write(machine, List.of("A note\nof two lines: # and more"));
    file("cpython-3.11.yaml", "here").write(interpreter, List.of());
    Path scenario = folder.resolve("scenario.yaml");
    Files.writeString(
        scenario,
        """
        gilsim: 1
        name: mine
        machine: ./machine.yaml
        interpreter: ./cpython-3.11.yaml
        tasks: {t: {count: 1, do: [{compute: 1ms}]}}
        strategies: {s: {type: threads}}
        run: {until: done}
        """);
    Plan plan =
        new Planner(SimulatedRounds.PROFILES)
            .plan(scenario, List.of(), Optional.empty(), OptionalInt.empty(), OptionalLong.empty());
    assertThat(plan.cells().get(0).system().interpreter().threads().start()).isEqualTo(51_000);
    assertThat(plan.cells().get(0).system().os().latencies().wakeupCrossCpu().mean())
        .isEqualTo(5000);
    assertThat(plan.cells().get(0).system().machine().turbo()).containsExactly(1.0, 0.95);
  }

  @Test
  void whatCheckProgramsWereOffByIsReadBack() throws IOException {
    interpreter.measured("prediction-error.threads", "0.123", "a test; 95 % interval 0.08 to 0.3");
    interpreter.measured("prediction-error.child-processes", "0.3", "a test");
    file("cpython-3.11.yaml", "here").write(interpreter, List.of());
    MapNode profile = (MapNode) YamlSource.read(folder.resolve("cpython-3.11.yaml"));

    PredictionErrors errors =
        PredictionErrors.of(MapNode.empty(profile.position()).with("interpreter", profile));

    assertThat(errors.of(strategy("{type: thread-pool, workers: 2}"))).isEqualTo(0.123);
    assertThat(errors.of(strategy("{type: asyncio}"))).isZero();
    assertThat(errors.of(strategy("{type: process-pool, inside: {type: threads}}"))).isEqualTo(0.3);
    assertThat(errors.of(strategy("{by-task: {a: {type: threads}, b: {type: asyncio}}}")))
        .isEqualTo(0.123);
    assertThat(((MapNode) profile.get("origin").orElseThrow()).text("prediction-error.threads"))
        .contains("measured on this host on 2024-02-29: a test; 95 % interval 0.08 to 0.3");
  }

  @Test
  void profilesFromBeforeSayNothingOfErrors() {
    MapNode old = (MapNode) strategy("{interpreter: {preset: cpython-3.11}}");
    assertThat(PredictionErrors.of(old)).isEqualTo(PredictionErrors.unknown());
    assertThat(PredictionErrors.of(old).of(strategy("{type: threads}"))).isZero();
  }

  private static Node strategy(String text) {
    return YamlSource.parse(text, "test");
  }

  @Test
  void everyNumberSaysWhereItIsFrom() throws IOException {
    interpreter.measured(
        "threads.start", Unit.TIME, new Estimate(51e-6, 50e-6, 53e-6, 9), "Thread.start()");
    file("a.yaml", "here").write(interpreter, List.of());
    MapNode origin =
        (MapNode) ((MapNode) YamlSource.read(folder.resolve("a.yaml"))).get("origin").orElseThrow();
    assertThat(origin.text("threads.start"))
        .contains(
            "measured on this host on 2024-02-29: Thread.start(); 95 % interval 50us to 53us over"
                + " 9 rounds");
    assertThat(origin.text("threads.lock").orElseThrow())
        .startsWith("taken from preset cpython-3.11, not measured here (there: measured on");
    assertThat(origin.text("host")).contains("measured on here");
    assertThat(interpreter.kept()).contains("threads.lock").doesNotContain("threads.start");
  }

  @Test
  void onlyOwnProfilesAreReplaced() throws IOException {
    file("machine.yaml", "one host").write(machine, List.of());
    file("machine.yaml", "one host").requireOurs();
    file("missing.yaml", "one host").requireOurs();
    assertThatThrownBy(() -> file("machine.yaml", "another host").requireOurs())
        .isInstanceOf(CalibrationException.class)
        .hasMessageContaining("describes another host (one host, this one is another host)");
    Files.writeString(folder.resolve("b.yaml"), "cores: 4\n");
    assertThatThrownBy(() -> file("b.yaml", "one host").requireOurs())
        .hasMessageContaining("was not written by gilsim calibrate");
    Files.writeString(folder.resolve("c.yaml"), "{{{");
    assertThatThrownBy(() -> file("c.yaml", "one host").requireOurs())
        .hasMessageContaining("was not written by gilsim calibrate");
  }

  @Test
  void nearestPresetHasTheSameKindOfLock() {
    Presets presets = new Presets(SimulatedRounds.PROFILES);
    assertThat(presets.nearest(PythonsForTests.facts(11, false))).isEqualTo("cpython-3.11");
    assertThat(presets.nearest(PythonsForTests.facts(15, false))).isEqualTo("cpython-3.14");
    assertThat(presets.nearest(PythonsForTests.facts(15, true))).isEqualTo("cpython-3.14t");
  }
}
