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

  private final SimulatedRounds probes = new SimulatedRounds();

  private void fork(double... besideBusy) {
    Map<String, double[]> samples = new HashMap<>();
    samples.put("parent", new double[] {2e-3});
    samples.put("enter", new double[] {9e-3});
    samples.put("used", new double[] {7.5e-3});
    samples.put("joined", new double[] {3e-3});
    if (besideBusy.length > 0) {
      samples.put("busy_enter", new double[] {besideBusy[0]});
      samples.put("busy_joined", new double[] {besideBusy[1]});
    }
    probes.add(ProcessFit.FORK, samples);
    new ProcessFit(probes.rounds(), probes.machine, probes.interpreter, probes.simulated).apply();
  }

  /** Wake-ups take 8 us, with their switches 9.5 us. */
  @Test
  void aLifeIsForkStartAndExit() {
    fork();
    assertThat(probes.interpreter.seconds("processes.fork"))
        .isCloseTo(1.5e-3 - 9.5e-6, MICROSECOND);
    assertThat(probes.interpreter.seconds("processes.fork-return"))
        .isCloseTo(0.5e-3 + 9.5e-6, MICROSECOND);
    assertThat(probes.interpreter.seconds("processes.fork-child")).isCloseTo(7.5e-3, MICROSECOND);
    assertThat(probes.interpreter.seconds("processes.exit")).isCloseTo(3e-3 - 9.5e-6, MICROSECOND);
    assertThat(probes.interpreter.isMeasured("processes.beside-busy")).isFalse();
  }

  /**
   * The truth is a factor of 2.2: what six children in a row take with it is what was measured. The
   * child beside a computing process, 1.75 times, is the first guess only. For half a millisecond
   * parent and child were slow beside each other: alone they need 0.28 ms less.
   */
  @Test
  void besideBusyProcessorsChildrenInARowTakeWhatWasMeasured() {
    fork(15e-3, 6e-3);
    probes.with(probes.interpreter, "processes.beside-busy", "2.2");
    probes.with(probes.interpreter, "processes.fork-return", "232us");
    probes.with(probes.interpreter, "processes.fork-child", "7.222ms");
    double series = probes.simulated.mean(ProcessFit.SERIES, "makespan");
    probes.with(probes.interpreter, "processes.beside-busy", "1");
    probes.add(ProcessFit.FORK, Map.of("series", new double[] {series}));
    new ProcessFit(probes.rounds(), probes.machine, probes.interpreter, probes.simulated).apply();
    assertThat(probes.interpreter.number("processes.beside-busy")).isBetween(2.1, 2.3);
    assertThat(probes.interpreter.seconds("processes.fork-return"))
        .isCloseTo(232e-6, Offset.offset(15e-6));
    assertThat(probes.interpreter.seconds("processes.fork-child"))
        .isCloseTo(7.222e-3, Offset.offset(15e-6));
  }

  /** Starts of 80 ms, ends of 10; the truth is that they take 1.3 times as long side by side. */
  @Test
  void spawnedChildrenInARowTakeWhatWasMeasured() {
    Map<String, double[]> samples = new HashMap<>();
    samples.put("parent", new double[] {1e-3});
    samples.put("enter", new double[] {81e-3});
    samples.put("joined", new double[] {10e-3});
    probes.add(ProcessFit.SPAWN, samples);
    new ProcessFit(probes.rounds(), probes.machine, probes.interpreter, probes.simulated).apply();
    assertThat(probes.interpreter.seconds("processes.spawn-exit"))
        .isCloseTo(10e-3 - 9.5e-6, MICROSECOND);
    probes.with(probes.interpreter, "processes.spawn-beside-busy", "1.3");
    double series = probes.simulated.mean(ProcessFit.SPAWN_SERIES, "makespan");
    probes.with(probes.interpreter, "processes.spawn-beside-busy", "1");
    probes.add(ProcessFit.SPAWN, Map.of("series", new double[] {series}));
    new ProcessFit(probes.rounds(), probes.machine, probes.interpreter, probes.simulated).apply();
    assertThat(probes.interpreter.number("processes.spawn-beside-busy")).isBetween(1.25, 1.35);
  }

  /**
   * The truth is that a pool takes 40 ms beside its fork, longer than its worker needs to start.
   */
  @Test
  void aNewPoolTakesWhatWasMeasured() {
    fork(8e-3, 3e-3);
    new ProcessFit(probes.rounds(), probes.machine, probes.interpreter, probes.simulated).apply();
    probes.with(probes.interpreter, "processes.pool", "40ms");
    double fresh = probes.simulated.mean(PoolFit.FRESH, "makespan");
    probes.with(probes.interpreter, "processes.pool", "0s");
    probes.add(PoolFit.POOL, Map.of("fresh", new double[] {fresh}));
    new ProcessFit(probes.rounds(), probes.machine, probes.interpreter, probes.simulated).apply();
    assertThat(probes.interpreter.seconds("processes.pool")).isBetween(39.5e-3, 40.5e-3);
  }

  /** A pool costs its parent what its worker's first messages do not explain. */
  @Test
  void firstMessagesAreTheWorkersAndTheRestIsThePools() {
    fork(8e-3, 3e-3);
    new ProcessFit(probes.rounds(), probes.machine, probes.interpreter, probes.simulated).apply();
    probes.with(probes.interpreter, "processes.first-messages", "2.4ms");
    probes.with(probes.interpreter, "processes.pool", "40ms");
    double fresh = probes.simulated.mean(PoolFit.FRESH, "makespan");
    probes.with(probes.interpreter, "processes.pool", "0s");
    probes.with(probes.interpreter, "processes.first-messages", "0s");
    probes.add(PoolFit.POOL, Map.of("fresh", new double[] {fresh}, "first", new double[] {2.4e-3}));
    new ProcessFit(probes.rounds(), probes.machine, probes.interpreter, probes.simulated).apply();
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
    new ProcessFit(probes.rounds(), probes.machine, probes.interpreter, probes.simulated).apply();
    assertThat(probes.interpreter.number("processes.slows-others"))
        .isCloseTo(1.4, Offset.offset(1e-3));
  }

  @Test
  void nothingIsFasterBesideABusyProcessor() {
    fork(8e-3, 3e-3);
    probes.add(ProcessFit.FORK, Map.of("series", new double[] {1e-3}));
    new ProcessFit(probes.rounds(), probes.machine, probes.interpreter, probes.simulated).apply();
    assertThat(probes.interpreter.number("processes.beside-busy")).isEqualTo(1);
  }
}
