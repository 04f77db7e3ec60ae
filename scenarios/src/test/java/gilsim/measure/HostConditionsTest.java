package gilsim.measure;

import static org.assertj.core.api.Assertions.assertThat;

import gilsim.distribution.Empirical;
import gilsim.experiment.Outcome;
import gilsim.experiment.Replication;
import gilsim.experiment.SystemSpec;
import gilsim.fixture.Scenarios;
import gilsim.metric.MetricValue;
import gilsim.store.RunStore;
import gilsim.store.StoredRun;
import gilsim.sweep.Cell;
import gilsim.sweep.Plan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plans on processors as they were beside stored real runs. */
class HostConditionsTest {
  private static final int SIMULATED = 40;

  @TempDir private Path folder;

  private MeasurePlan measured(int repetitions) {
    return measured(repetitions, "cpython-3.11", 1);
  }

  private MeasurePlan measured(int repetitions, String interpreter, int cores) {
    Plan plan =
        Scenarios.plan(
            folder,
            """
            gilsim: 1
            name: tried
            machine: {cores: %d}
            interpreter: %s
            devices: {disk: {type: queue, servers: 1, service: 1ms}}
            tasks: {job: {count: 1, do: [{compute: 100ms}, {io: {device: disk}}]}}
            strategies: {sequential: {type: sequential}, threads: {type: threads}}
            run: {until: done, replications: 1, seed: 7}
            """
                .formatted(cores, interpreter));
    return new MeasurePlan(plan, Pythons.onPath(), repetitions, Optional.empty());
  }

  private static StoredRun late(double... seconds) {
    List<MetricValue> values = new ArrayList<>(run(1, 1, 1).values());
    for (int i = 0; i < seconds.length; i++) {
      values.add(new MetricValue("device-lateness/disk/" + (i + 1), "s", seconds[i]));
    }
    return new StoredRun(Outcome.DONE, "", values, Map.of());
  }

  private static StoredRun run(double made, double speed, double steadiness) {
    return new StoredRun(
        Outcome.DONE,
        "",
        List.of(
            new MetricValue("work-speed", "1", made),
            new MetricValue("processor-speed/1", "1", speed),
            new MetricValue("host-steadiness", "1", steadiness)),
        Map.of());
  }

  private double[] speeds(Cell cell) {
    return IntStream.range(0, SIMULATED)
        .mapToObj(cell::system)
        .map(SystemSpec::machine)
        .mapToDouble(machine -> machine.coreSpeed(0))
        .toArray();
  }

  @Test
  void simulatedRunsTakeTurnsWithTheRealOnesOfTheirCell() {
    MeasurePlan plan = measured(2);
    try (RunStore store = RunStore.open(folder.resolve("out"))) {
      store.keep(plan.cells().get(0).key(), 0, run(1, 1, 1));
      store.keep(plan.cells().get(0).key(), 1, run(0.8, 0.5, 1));
      List<Cell> cells = new HostConditions(store, List.of(plan), SIMULATED).of(plan).cells();

      double[] speeds = speeds(cells.get(0));
      for (int i = 0; i < SIMULATED; i++) {
        assertThat(speeds[i]).isEqualTo(i % 2 == 0 ? 1 : 0.4);
        assertThat(cells.get(0).system(i).computeScale() / cells.get(0).system().computeScale())
            .isEqualTo(i % 2 == 0 ? 1 : 0.8);
      }
      // Of the other cell there is no real run.
      assertThat(cells.get(1)).isEqualTo(plan.plan().cells().get(1));
    }
  }

  /** Of a run during which the host changed, half of the simulated runs meet either speed. */
  @Test
  void speedsAfterARunCountAsMuchAsThoseBefore() {
    MeasurePlan plan = measured(1);
    try (RunStore store = RunStore.open(folder.resolve("out"))) {
      StoredRun before = run(0.8, 0.5, 1);
      List<MetricValue> both = new ArrayList<>(before.values());
      both.add(new MetricValue("processor-speed-after/1", "1", 0.25));
      store.keep(plan.cells().get(0).key(), 0, new StoredRun(Outcome.DONE, "", both, Map.of()));
      double[] speeds =
          speeds(new HostConditions(store, List.of(plan), SIMULATED).of(plan).cells().get(0));
      for (int i = 0; i < SIMULATED; i++) {
        assertThat(speeds[i]).isEqualTo(i % 2 == 0 ? 0.4 : 0.2);
      }
    }
  }

  /**
   * Each look has its own: one processor of the two of a run slows the other, after it does not.
   */
  @Test
  void processorsThatSlowedEachOtherDoSoInSimulatedRuns() {
    MeasurePlan plan = measured(1, "cpython-3.11", 2);
    try (RunStore store = RunStore.open(folder.resolve("out"))) {
      List<MetricValue> values = new ArrayList<>(run(1, 1, 1).values());
      values.add(new MetricValue("processor-speed/2", "1", 1));
      values.add(new MetricValue("processor-speed-after/1", "1", 1));
      values.add(new MetricValue("processor-speed-after/2", "1", 1));
      values.add(new MetricValue("processors-together/1", "1", 0.8));
      values.add(new MetricValue("processors-together/2", "1", 0.9));
      store.keep(plan.cells().get(0).key(), 0, new StoredRun(Outcome.DONE, "", values, Map.of()));
      Cell cell = new HostConditions(store, List.of(plan), SIMULATED).of(plan).cells().get(0);
      for (int i = 0; i < SIMULATED; i++) {
        assertThat(cell.system(i).machine().turbo()).containsExactly(1.0, i % 2 == 0 ? 0.8 : 0.9);
      }
    }
  }

  /** A quarter of the looks saw 0.6; so a quarter of the simulated runs of every cell meet that. */
  @Test
  void disturbancesOfAllRealRunsAreSharedOut() {
    MeasurePlan plan = measured(2);
    try (RunStore store = RunStore.open(folder.resolve("out"))) {
      store.keep(plan.cells().get(0).key(), 0, run(1, 1, 1));
      store.keep(plan.cells().get(0).key(), 1, run(1, 1, 0.6));
      store.keep(plan.cells().get(1).key(), 0, run(1, 1, 1));
      store.keep(plan.cells().get(1).key(), 1, run(1, 1, 1));
      List<Cell> cells = new HostConditions(store, List.of(plan), SIMULATED).of(plan).cells();

      for (Cell cell : cells) {
        assertThat(speeds(cell)).containsOnly(0.6, 1);
        assertThat(IntStream.of(0, 1).mapToDouble(turn -> disturbed(cell, turn)).sum())
            .isEqualTo(SIMULATED / 4.0);
      }
    }
  }

  /** Half of the looks saw 0.6: of two processors both, one or none meet that, each by itself. */
  @Test
  void everyProcessorHasItsOwnDisturbances() {
    MeasurePlan plan = measured(2, "cpython-3.11", 2);
    try (RunStore store = RunStore.open(folder.resolve("out"))) {
      for (int repetition = 0; repetition < 2; repetition++) {
        List<MetricValue> values = new ArrayList<>(run(1, 1, repetition == 0 ? 0.6 : 1).values());
        values.add(new MetricValue("processor-speed/2", "1", 1));
        store.keep(
            plan.cells().get(0).key(),
            repetition,
            new StoredRun(Outcome.DONE, "", values, Map.of()));
      }
      Cell cell = new HostConditions(store, List.of(plan), SIMULATED).of(plan).cells().get(0);

      int[] slow = new int[3];
      for (int i = 0; i < SIMULATED; i++) {
        slow[(int) cell.system(i).machine().coreSpeeds().stream().filter(s -> s < 1).count()]++;
      }
      assertThat(slow[1] + 2 * slow[2]).isEqualTo(SIMULATED); // half of each
      // With chances of 1/4, 1/2 and 1/4 fewer than 3 of 40 are a matter of 1 in 1000; seeded.
      assertThat(java.util.Arrays.stream(slow).min().orElseThrow()).isGreaterThanOrEqualTo(3);
    }
  }

  private double disturbed(Cell cell, int turn) {
    double[] speeds = speeds(cell);
    return IntStream.range(0, SIMULATED).filter(i -> i % 2 == turn && speeds[i] < 1).count();
  }

  @Test
  void devicesAreAsLateAsBesideTheRealRunsOfTheirCell() {
    MeasurePlan plan = measured(2);
    try (RunStore store = RunStore.open(folder.resolve("out"))) {
      store.keep(plan.cells().get(0).key(), 0, late(1e-6, 3e-6));
      store.keep(plan.cells().get(0).key(), 1, run(1, 1, 1));
      Cell cell = new HostConditions(store, List.of(plan), SIMULATED).of(plan).cells().get(0);

      assertThat(cell.system(0).lateness())
          .isEqualTo(Map.of("disk", new Empirical(List.of(1000.0, 3000.0))));
      assertThat(cell.system(1).lateness()).isEmpty();
    }
  }

  /**
   * Invented: the host makes 20 million passes a second where the profile states its costs, and all
   * runs meet it so. One folder was calibrated then, the other while the host was at half of that,
   * beside which it is later twice as fast. Work and costs are the same in both.
   */
  @Test
  void aFolderCalibratedOnASlowHostIsPredictedAsAnyOther() {
    String interpreter = "{preset: cpython-3.11, work: {compute: 50ns}}";
    List<Cell> usual = beside(interpreter, 20e6, 1);
    List<Cell> slow = beside(interpreter, 10e6, 2);

    assertThat(slow.get(0).system(0).computeScale())
        .isEqualTo(usual.get(0).system(0).computeScale());
    assertThat(speeds(slow.get(0))).containsExactly(speeds(usual.get(0)));
    assertThat(makespan(slow)).isEqualTo(makespan(usual));
    // A host at half its speed while all was measured is another matter.
    assertThat(makespan(beside(interpreter, 20e6, 0.5))).isGreaterThan(makespan(usual));
  }

  /** What happened before profiles said what work is worth, and happens with older ones. */
  @Test
  void aProfileThatDoesNotSayWhatWorkIsWorthGoesByTheFolder() {
    List<Cell> usual = beside("cpython-3.11", 20e6, 1);
    List<Cell> slow = beside("cpython-3.11", 10e6, 2);
    assertThat(makespan(slow)).isLessThan(makespan(usual));
  }

  private List<Cell> beside(String interpreter, double passesPerSecond, double made) {
    MeasurePlan plan = measured(1, interpreter, 1);
    try (RunStore store = RunStore.open(folder.resolve("out" + passesPerSecond + made))) {
      store.keep(plan.facts(Map.of("compute", passesPerSecond), List.of()));
      store.keep(plan.cells().get(0).key(), 0, run(made, 1, 1));
      return new HostConditions(store, List.of(plan), SIMULATED).of(plan).cells();
    }
  }

  private static double makespan(List<Cell> cells) {
    return Replication.run(cells.get(0).system(0), 7, 0).values().stream()
        .filter(value -> value.metric().equals("makespan"))
        .mapToDouble(MetricValue::value)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aSlowCalibrationAndASlowHostAreSaid() {
    MeasurePlan plan = measured(1, "{preset: cpython-3.11, work: {compute: 50ns}}", 1);
    try (RunStore store = RunStore.open(folder.resolve("out"))) {
      store.keep(plan.facts(Map.of("compute", 10e6), List.of()));
      store.keep(plan.cells().get(0).key(), 0, run(1.6, 1, 1));
      WorkUnit unit = WorkUnit.of(store, plan);
      assertThat(unit.remarks()).singleElement().asString().contains("at 0.50 times the speed");
      assertThat(unit.remark(store, plan)).get().asString().contains("at 0.80 times the speed");

      store.keep(plan.cells().get(0).key(), 0, run(1.9, 1, 1));
      assertThat(unit.remark(store, plan)).isEmpty();
      assertThat(new WorkUnit(unit.profile(), Map.of("compute", 19e6)).remarks()).isEmpty();
    }
  }

  /** A run of an older harness does not say; nothing is made up then. */
  @Test
  void runsThatDoNotSayChangeNothing() {
    MeasurePlan plan = measured(1);
    try (RunStore store = RunStore.open(folder.resolve("out"))) {
      store.keep(
          plan.cells().get(0).key(), 0, new StoredRun(Outcome.DONE, "", List.of(), Map.of()));
      assertThat(new HostConditions(store, List.of(plan), SIMULATED).of(plan).cells())
          .isEqualTo(plan.plan().cells());
    }
  }
}
