package gilsim.calibration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Probes run on the simulated machine: the fits give back the parameters with which it was
 * simulated. Seeds are fixed; nothing here depends on the host.
 */
class RoundTripTest {
  private final SimulatedRounds probes = new SimulatedRounds();

  private void fitGil() {
    new GilFit(probes.rounds(), probes.machine, probes.interpreter, 9.5e-6).apply(2);
  }

  /** Gaps of 1.5 s, some 280 switches: the mean of exponential gaps is known to 6 % (one sd). */
  @ParameterizedTest
  @CsvSource({"40us, 40e-6", "100us, 100e-6"})
  void gapsOfForcedSwitches(String mean, double seconds) {
    probes.with(probes.interpreter, "gil.forced-gap", "{exponential: " + mean + "}");
    for (int seed = 1; seed <= 3; seed++) {
      probes.gil(GilFit.PAIR, 2, "1us", 0.5, seed);
    }
    probes.with(probes.interpreter, "gil.forced-gap", "0s");
    fitGil();
    assertThat(probes.interpreter.isMeasured("gil.forced-gap")).isTrue();
    assertThat(probes.interpreter.seconds("gil.forced-gap"))
        .isCloseTo(seconds, Percentage.withPercentage(20));
    assertThat(probes.interpreter.seconds("switch-interval")).isEqualTo(5e-3);
  }

  /**
   * The one who asks has just run, so its processor has not halted: nothing is taken off for it.
   */
  @Test
  void gapsWhereProcessorsHalt() {
    probes
        .with(probes.machine, "os.wakeup.halted", "80us")
        .with(probes.machine, "os.wakeup.halts-after", "125us");
    gapsOfForcedSwitches("40us", 40e-6);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.2, 0.5})
  void biasOfTheRequester(double bias) {
    probes.with(probes.interpreter, "gil.requester-bias", Printed.number(bias));
    for (int threads : GilFit.CROWDS) {
      probes.gil("gil-" + threads, threads, "100us", 6, threads);
    }
    probes.with(probes.interpreter, "gil.requester-bias", "1");
    fitGil();
    assertThat(probes.interpreter.number("gil.requester-bias")).isBetween(bias - 0.1, bias + 0.1);
  }

  /** The two are found together, from calls of known length that are lost or won. */
  @ParameterizedTest
  @CsvSource({"8.35us, 8.35e-6, 1.1us, 1.1e-6", "6us, 6e-6, 3us, 3e-6"})
  void raceAfterARelease(String signal, double signalSeconds, String gap, double gapSeconds) {
    probes
        .with(probes.interpreter, "gil.signal-cost", signal)
        .with(probes.interpreter, "gil.voluntary-gap", "{exponential: " + gap + "}");
    probes.release(new double[] {0.3e-6, 1e-6, 2e-6, 3.4e-6, 6e-6, 12e-6}, 1, 1);
    probes
        .with(probes.interpreter, "gil.signal-cost", "0s")
        .with(probes.interpreter, "gil.voluntary-gap", "0s");
    fitGil();
    assertThat(probes.interpreter.seconds("gil.voluntary-gap"))
        .isCloseTo(gapSeconds, Percentage.withPercentage(35));
    assertThat(probes.interpreter.seconds("gil.signal-cost"))
        .isCloseTo(signalSeconds, org.assertj.core.data.Offset.offset(0.6e-6));
  }

  /** One mean of stays of 40 ms over 20 s each way: known to 7 % (one sd). */
  @Test
  void modesOfSpeed() {
    probes.with(probes.machine, "speed-modes", "{slow: 0.6, fast-mean: 50ms, slow-mean: 30ms}");
    String scenario =
        "tasks: {p: {loops: 1, do: [{compute: 1ms}]}}\nstrategies: {s: {type: threads}}\n"
            + "run: {until: 5s, replications: 1}\n";
    for (int seed = 1; seed <= 4; seed++) {
      double[] cpu =
          probes.passes(scenario, 1, seed).get(0).stream()
              .mapToDouble(pass -> pass.end() - pass.begin())
              .toArray();
      probes.add(MachineFit.MODES, Map.of("cpu", cpu));
    }
    new MachineFit(probes.rounds(), probes.machine).apply(List.of());
    assertThat(probes.machine.number("speed-modes.slow"))
        .isCloseTo(0.6, Percentage.withPercentage(3));
    assertThat(probes.machine.seconds("speed-modes.fast-mean"))
        .isCloseTo(50e-3, Percentage.withPercentage(25));
    assertThat(probes.machine.seconds("speed-modes.slow-mean"))
        .isCloseTo(30e-3, Percentage.withPercentage(25));
  }

  /** Two processes that compute on one processor, pinned there. */
  @ParameterizedTest
  @CsvSource({"auto, auto", "10ms, 10ms"})
  void turnsOnOneProcessor(String slice, String fitted) {
    probes
        .with(probes.machine, "os.slice", slice)
        .with(probes.machine, "affinity", "[0]")
        .with(probes.machine, "os.tick-phase", "0");
    String scenario =
        "tasks: {a: {loops: 1, do: [{compute: 20us}]}, b: {loops: 1, do: [{compute: 20us}]}}\n"
            + "strategies: {s: {type: processes, start: fork}}\n"
            + "run: {until: 1s, replications: 1}\n";
    probes.add(SystemFit.HOGS, Map.of("turns", probes.turns(scenario)));
    probes.with(probes.machine, "os.slice", "auto");
    new SystemFit(probes.rounds(), probes.machine).apply();
    assertThat(probes.machine.text("os.slice")).isEqualTo(fitted);
  }

  /** Sleeps alone on a host whose processors halt; what they are late by has a spread of 10 us. */
  @Test
  void latenessOfTimers() {
    probes
        .with(probes.machine, "os.wakeup.halted", "80us")
        .with(probes.machine, "os.wakeup.halts-after", "125us")
        .with(probes.machine, "os.wakeup.idle-timer", "{most: 90us}")
        .with(probes.machine, "os.timer-slack", "{uniform: {from: 45us, to: 65us}}");
    for (int round = 1; round <= 6; round++) {
      Map<String, double[]> late = new HashMap<>();
      for (int length : LatenessFit.SLEEPS) {
        late.put(LatenessFit.LATE + length, probes.late(length, round));
      }
      probes.add(SystemFit.TIMER, late);
    }
    probes.add(
        ThreadFit.THREADS,
        Map.of("call", new double[] {probes.interpreter.seconds("threads.call")}));
    probes
        .with(probes.machine, "os.wakeup.idle-timer", "{most: 0s}")
        .with(probes.machine, "os.timer-slack", "0s");
    new SystemFit(probes.rounds(), probes.machine).apply();
    assertThat(probes.machine.seconds("os.wakeup.idle-timer.most"))
        .isCloseTo(90e-6, Percentage.withPercentage(5));
    assertThat(probes.machine.seconds("os.timer-slack"))
        .isCloseTo(55e-6, Percentage.withPercentage(5));
  }

  private double perTask(String scenario, int tasks) {
    return probes.simulated.mean(scenario, "makespan") / tasks;
  }

  /** What the simulator says a start and a pool's task take is what the fit begins with. */
  @Test
  void threadsAndPools() {
    Draft python = probes.interpreter;
    double start = perTask(ThreadFit.STARTS, 100);
    double task = perTask(ThreadFit.SUBMITS, 400);
    probes.add(
        ThreadFit.THREADS,
        Map.of(
            "start", new double[] {start},
            "parent", new double[] {95},
            "all", new double[] {143},
            "task", new double[] {task},
            "submit", new double[] {task * 15 / 29},
            "result", new double[] {5.1e-6 + probes.machine.seconds("os.context-switch")}));
    probes
        .with(python, "threads.result", "1us")
        .with(python, "threads.start", "20us")
        .with(python, "threads.begin", "200us")
        .with(python, "threads.submit", "3us")
        .with(python, "threads.dispatch", "70us");
    new ThreadFit(probes.rounds(), probes.machine, python, probes.simulated).apply();
    isAbout("threads.start", 95e-6);
    isAbout("threads.begin", 48e-6);
    isAbout("threads.submit", 15e-6);
    isAbout("threads.dispatch", 14e-6);
    isAbout("threads.result", 5.1e-6);
  }

  @Test
  void messagesOfProcessPools() {
    Draft python = probes.interpreter;
    double task = 1 / probes.simulated.mean(PoolFit.PIPELINE, "throughput");
    probes.add(PoolFit.POOL, Map.of("task", new double[] {task}));
    probes.with(python, "processes.transfer", "20us");
    new ProcessFit(probes.rounds(), probes.machine, python, probes.simulated).apply();
    isAbout("processes.transfer", 52.3e-6);
  }

  /** What tasks simulated with blocks of the probe's size take is the price of their KiB. */
  @Test
  void memoryThatIsTakenAnewEachTime() {
    Draft python = probes.interpreter;
    probes.with(python, "allocator.taken-per-kib", "500ns");
    String blocks =
        "tasks: {b: {count: 5, memory: 40MiB, do: [{sleep: 0s}]}}\n"
            + "strategies: {s: {type: sequential}}\nrun: {until: done, replications: 1}\n";
    probes.add(OtherFit.TAKEN, Map.of("taken", new double[] {perTask(blocks, 5) / (40 << 10)}));
    probes.with(python, "allocator.taken-per-kib", "0s");
    new OtherFit(probes.rounds(), python).apply();
    isAbout("allocator.taken-per-kib", 500e-9);
  }

  private void isAbout(String path, double seconds) {
    assertThat(probes.interpreter.seconds(path))
        .as(path)
        .isCloseTo(seconds, Percentage.withPercentage(6));
  }

  /**
   * Nothing measured, a wake-up that is 3 us shorter: the signal is so, too, and the race as it
   * was.
   */
  @Test
  void aRaceThatIsKeptIsKeptAsAWhole() {
    probes.with(probes.machine, "os.wakeup.cross-cpu", "5us");
    fitGil();
    assertThat(probes.interpreter.seconds("gil.signal-cost"))
        .isCloseTo(5.35e-6, org.assertj.core.data.Offset.offset(1e-8));
    assertThat(probes.interpreter.kept()).contains("gil.signal-cost", "gil.voluntary-gap");
  }

  @Test
  void withOneProcessorTheRaceIsNotMeasured() {
    new GilFit(probes.rounds(), probes.machine, probes.interpreter, 9.5e-6).apply(1);
    assertThat(probes.interpreter.measuredCount()).isZero();
  }
}
