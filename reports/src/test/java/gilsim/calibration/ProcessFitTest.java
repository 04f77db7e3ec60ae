package gilsim.calibration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** The arithmetic of starts and ends of processes, on made-up samples whose truth is known. */
class ProcessFitTest {
  private static final Offset<Double> MICROSECOND = Offset.offset(6e-6);

  /** What the first fork takes more, which the pools that are measured have behind them. */
  private static final double FIRST_FORK = 1e-3;

  private final SimulatedRounds probes = new SimulatedRounds();

  private void apply() {
    new ProcessFit(probes.rounds(), probes.machine, probes.interpreter, probes.simulated).apply();
  }

  private void fork() {
    probes.add(
        ProcessFit.FORK,
        Map.of(
            "make_first", new double[] {2.5e-3},
            "make", new double[] {1.4e-3, 1.5e-3, 1.6e-3},
            "return", new double[] {0.2e-3, 0.3e-3, 0.4e-3},
            "used", new double[] {7e-3, 7.5e-3, 8e-3},
            "ended", new double[] {3e-3}));
    apply();
  }

  private void takes(String path, double seconds) {
    assertThat(probes.interpreter.seconds(path)).as(path).isCloseTo(seconds, MICROSECOND);
  }

  /** Processor times, to which no wake-up belongs. */
  @Test
  void aLifeIsForkReturnStartAndExit() {
    fork();
    takes("processes.fork", 1.5e-3);
    takes("processes.first-fork", 1e-3);
    takes("processes.fork-return", 0.3e-3);
    takes("processes.fork-child", 7.5e-3);
    takes("processes.exit", 3e-3);
    assertThat(probes.interpreter.isMeasured("processes.beside-busy")).isFalse();
  }

  @Test
  void aFirstForkThatIsNoDearerCostsNothingMore() {
    probes.add(
        ProcessFit.FORK, Map.of("make_first", new double[] {1e-3}, "make", new double[] {1.5e-3}));
    apply();
    takes("processes.first-fork", 0);
  }

  /** The truth is a factor of 2.2: what six children in a row take with it is what was measured. */
  @Test
  void besideBusyProcessorsChildrenInARowTakeWhatWasMeasured() {
    fork();
    probes.with(probes.interpreter, "processes.beside-busy", "2.2");
    double series = probes.simulated.mean(ProcessFit.SERIES, "makespan");
    probes.with(probes.interpreter, "processes.beside-busy", "1");
    probes.add(ProcessFit.FORK, Map.of("series", new double[] {series}));
    apply();
    assertThat(probes.interpreter.number("processes.beside-busy")).isBetween(2.1, 2.3);
  }

  /**
   * Starts of 80 ms, ends of 10, a tracker of 60; the truth is that they take 1.3 times as long
   * side by side.
   */
  @Test
  void spawnedChildrenInARowTakeWhatWasMeasured() {
    Map<String, double[]> samples = new HashMap<>();
    samples.put("parent", new double[] {1e-3});
    samples.put("enter", new double[] {81e-3});
    samples.put("joined", new double[] {10e-3});
    samples.put("tracker", new double[] {60e-3});
    probes.add(ProcessFit.SPAWN, samples);
    apply();
    takes("processes.tracker", 60e-3);
    assertThat(probes.interpreter.seconds("processes.spawn-exit"))
        .isCloseTo(10e-3 - 9.5e-6, MICROSECOND);
    probes.with(probes.interpreter, "processes.spawn-beside-busy", "1.3");
    double series = probes.simulated.mean(ProcessFit.SPAWN_SERIES, "makespan");
    probes.with(probes.interpreter, "processes.spawn-beside-busy", "1");
    probes.add(ProcessFit.SPAWN, Map.of("series", new double[] {series}));
    apply();
    assertThat(probes.interpreter.number("processes.spawn-beside-busy")).isBetween(1.25, 1.35);
  }

  /**
   * The truth is that a pool takes 40 ms beside its fork, longer than its worker needs to start.
   */
  @Test
  void aNewPoolTakesWhatWasMeasured() {
    fork();
    apply();
    probes.with(probes.interpreter, "processes.pool", "40ms");
    double fresh = probes.simulated.mean(PoolFit.FRESH, "makespan") - FIRST_FORK;
    probes.with(probes.interpreter, "processes.pool", "0s");
    probes.add(PoolFit.POOL, Map.of("fresh", new double[] {fresh}));
    apply();
    assertThat(probes.interpreter.seconds("processes.pool")).isBetween(39.5e-3, 40.5e-3);
  }

  /** A pool costs its parent what its worker's first messages do not explain. */
  @Test
  void firstMessagesAreTheWorkersAndTheRestIsThePools() {
    fork();
    apply();
    probes.with(probes.interpreter, "processes.first-messages", "2.4ms");
    probes.with(probes.interpreter, "processes.pool", "40ms");
    double fresh = probes.simulated.mean(PoolFit.FRESH, "makespan") - FIRST_FORK;
    probes.with(probes.interpreter, "processes.pool", "0s");
    probes.with(probes.interpreter, "processes.first-messages", "0s");
    probes.add(PoolFit.POOL, Map.of("fresh", new double[] {fresh}, "first", new double[] {2.4e-3}));
    apply();
    assertThat(probes.interpreter.seconds("processes.first-messages"))
        .isCloseTo(2.4e-3, MICROSECOND);
    assertThat(probes.interpreter.seconds("processes.pool")).isBetween(39.5e-3, 40.5e-3);
  }

  /** Two times of the same round, so that a host that runs at half its speed changes nothing. */
  @Test
  void whatForksSlowsOthersAsMuchOnASlowHost() {
    fork();
    Map<String, double[]> samples = new HashMap<>();
    samples.put("compute_alone", new double[] {2e-3, 4e-3, 2e-3});
    samples.put("compute_beside", new double[] {2.8e-3, 2.8e-3, 9e-3});
    probes.rounds().add(ProcessFit.FORK, new ProbeRun(samples, 2, 2, Optional.empty()));
    apply();
    assertThat(probes.interpreter.number("processes.slows-others"))
        .isCloseTo(1.4, Offset.offset(1e-3));
  }

  @Test
  void nothingIsFasterBesideABusyProcessor() {
    fork();
    probes.add(ProcessFit.FORK, Map.of("series", new double[] {1e-3}));
    apply();
    assertThat(probes.interpreter.number("processes.beside-busy")).isEqualTo(1);
  }
}
