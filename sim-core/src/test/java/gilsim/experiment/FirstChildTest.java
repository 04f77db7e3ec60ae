package gilsim.experiment;

import static gilsim.experiment.TestSystem.MS;
import static gilsim.experiment.TestSystem.constant;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import gilsim.hardware.Interference;
import gilsim.interpreter.ForkCosts;
import gilsim.interpreter.ProcessCosts;
import gilsim.interpreter.ServerCosts;
import gilsim.interpreter.SpawnCosts;
import gilsim.interpreter.StartMethod;
import gilsim.strategy.ByTaskSpec;
import gilsim.strategy.ProcessPoolSpec;
import gilsim.strategy.ProcessesSpec;
import gilsim.strategy.StrategySpec;
import gilsim.workload.ComputeStep;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** What a parent's first child costs beside its own start: once, whoever starts it. */
class FirstChildTest {
  private static StrategySpec each(StartMethod start) {
    return new ProcessesSpec(OptionalInt.empty(), Optional.of(start));
  }

  private static StrategySpec pool(StartMethod start) {
    return new ProcessPoolSpec(2, Optional.of(start), 1);
  }

  /** Forks of 2 ms, of which the first takes so much longer, and children of 3. */
  private static TestSystem forks(int cores, long first) {
    TestSystem system = new TestSystem();
    system.cores = cores;
    system.processes =
        ProcessCosts.NONE.with(new ForkCosts(first, 2 * MS, 0, 3 * MS, 0, 0, Interference.NONE));
    return system;
  }

  /** Spawns of 1 ms, children of 20, and a tracker. */
  private static TestSystem spawns(int cores, long tracker) {
    TestSystem system = new TestSystem();
    system.cores = cores;
    system.processes =
        ProcessCosts.NONE
            .with(new SpawnCosts(MS, 20 * MS, 0, tracker, Interference.NONE))
            .with(new ServerCosts(50 * MS, 5 * MS))
            .with(new ForkCosts(0, 2 * MS, 0, 0, 0, 0, Interference.NONE));
    return system;
  }

  private static TestSystem tasks(TestSystem system, int count) {
    return system.batch("t", count, new ComputeStep(constant(10 * MS)));
  }

  private static double milliseconds(TestSystem system, StrategySpec strategy) {
    return 1e3 * TestSystem.value(system.run(strategy), "makespan");
  }

  /** The second child is forked from 7 to 9, starts until 12 and works until 22. */
  @Test
  void theFirstForkTakesLonger() {
    assertThat(milliseconds(tasks(forks(3, 5 * MS), 1), each(StartMethod.FORK)))
        .isCloseTo(20, within(1e-6));
    assertThat(milliseconds(tasks(forks(3, 5 * MS), 2), each(StartMethod.FORK)))
        .isCloseTo(22, within(1e-6));
  }

  /** A pool of two, and a process beside it: of their three forks one is the parent's first. */
  @Test
  void itIsTheParentsFirstWhateverStrategyForks() {
    double[] makespans = new double[2];
    for (int i = 0; i < 2; i++) {
      TestSystem system = tasks(forks(4, 5 * i * MS), 2);
      system.batch("u", 1, new ComputeStep(constant(10 * MS)));
      StrategySpec both =
          new ByTaskSpec(Map.of("t", pool(StartMethod.FORK), "u", each(StartMethod.FORK)));
      makespans[i] = milliseconds(system, both);
    }
    assertThat(makespans[1] - makespans[0]).isCloseTo(5, within(1e-6));
  }

  /** On one processor children of 1 + 20 + 10 ms wait for the tracker's 8, once. */
  @Test
  void theTrackerCompetesForProcessors() {
    assertThat(milliseconds(tasks(spawns(1, 8 * MS), 1), each(StartMethod.SPAWN)))
        .isCloseTo(39, within(1e-6));
    assertThat(milliseconds(tasks(spawns(1, 8 * MS), 3), each(StartMethod.SPAWN)))
        .isCloseTo(3 * 31 + 8, within(1e-6));
    assertThat(milliseconds(tasks(spawns(1, 8 * MS), 3), pool(StartMethod.SPAWN)))
        .isCloseTo(2 * 21 + 3 * 10 + 8, within(1e-6));
  }

  /** Server 50 ms, two requests of 1 and forks of 2, children of 5 and tasks of 10. */
  @Test
  void aForkServerNeedsItToo() {
    assertThat(milliseconds(tasks(spawns(1, 8 * MS), 2), each(StartMethod.FORKSERVER)))
        .isCloseTo(50 + 2 * (1 + 2 + 5 + 10) + 8, within(1e-6));
  }

  /** With a processor for everybody nobody waits for it. */
  @Test
  void besideIdleProcessorsItChangesNothing() {
    for (StartMethod start : new StartMethod[] {StartMethod.SPAWN, StartMethod.FORKSERVER}) {
      assertThat(milliseconds(tasks(spawns(6, 8 * MS), 3), each(start)))
          .isCloseTo(milliseconds(tasks(spawns(6, 0), 3), each(start)), within(1e-9));
    }
    assertThat(milliseconds(tasks(spawns(1, 8 * MS), 3), each(StartMethod.FORK)))
        .as("forked children have none")
        .isCloseTo(3 * 12, within(1e-6));
  }

  @Test
  void nothingTakesLessThanNoTime() {
    assertThatThrownBy(() -> new SpawnCosts(0, 0, 0, -1, Interference.NONE))
        .hasMessageContaining("at least 0");
    assertThatThrownBy(() -> new ForkCosts(-1, 0, 0, 0, 0, 0, Interference.NONE))
        .hasMessageContaining("at least 0");
  }

  /** One processor does all work there is, of which the tracker's may be left when tasks end. */
  @Property(tries = 100, seed = "20261129")
  void oneProcessorDoesAllWork(
      @ForAll @IntRange(min = 1, max = 6) int count,
      @ForAll @IntRange(min = 0, max = 60) int tracker,
      @ForAll @IntRange(min = 0, max = 20) int first) {
    assertThat(milliseconds(tasks(forks(1, first * MS), count), each(StartMethod.FORK)))
        .isCloseTo(first + 15.0 * count, within(1e-6));
    assertThat(milliseconds(tasks(spawns(1, tracker * MS), count), each(StartMethod.SPAWN)))
        .isBetween(31.0 * count - 1e-6, 31.0 * count + tracker + 1e-6);
  }
}
