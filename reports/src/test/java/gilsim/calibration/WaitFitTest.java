package gilsim.calibration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The arithmetic of waits in an event loop, on made-up samples whose truth is known. */
class WaitFitTest {
  private static final Offset<Double> NANOSECONDS = Offset.offset(20e-9);

  private final SimulatedRounds probes = new SimulatedRounds();

  /** Steps of 2 us; a sleep of 5 + 3, a wait of 15 + 11 and the call that reads. */
  private void fit(double sleep, double call) {
    probes.with(probes.interpreter, "threads.call", "6us");
    probes.add(
        ThreadFit.LOOP,
        Map.of(
            "sleep", new double[] {sleep},
            "sleep-begin", new double[] {5e-6},
            "read", new double[] {15e-6 + 11e-6 + call + 2e-6},
            "read-begin", new double[] {15e-6}));
    new WaitFit(probes.rounds(), probes.interpreter).apply(new Estimate(2e-6, 2e-6, 2e-6, 1));
  }

  private double seconds(String name) {
    return probes.interpreter.seconds("loop." + name);
  }

  @Test
  void theEndOfAWaitIsWhatTheWholeLeaves() {
    fit(5e-6 + 3e-6 + 2e-6 - 2 * 2e-6, 6e-6);
    assertThat(seconds("timer-wait")).isCloseTo(5e-6, NANOSECONDS);
    assertThat(seconds("timer-wake")).isCloseTo(3e-6, NANOSECONDS);
    assertThat(seconds("socket-wait")).isCloseTo(15e-6, NANOSECONDS);
    assertThat(seconds("socket-wake")).isCloseTo(11e-6, NANOSECONDS);
  }

  /** The most is 20 us, of which 1 - 1/e are there after 4 ms and 1 - 1/e² after 8. */
  @ParameterizedTest
  @ValueSource(doubles = {4, 8})
  void aColdPassIsOneAfterOtherCode(double after) {
    double cold = 2e-6 + 20e-6 * (1 - Math.exp(-after / 4));
    probes.add(
        ThreadFit.LOOP,
        Map.of(
            "one", new double[] {2e-6},
            "cold", new double[] {cold},
            "cold-after", new double[] {after / 1e3}));
    new WaitFit(probes.rounds(), probes.interpreter).apply(new Estimate(2e-6, 2e-6, 2e-6, 1));
    assertThat(seconds("cold.most")).isCloseTo(20e-6, NANOSECONDS);
  }

  @Test
  void noiseMakesNoNegativeCosts() {
    fit(1e-6, -20e-6);
    assertThat(seconds("timer-wake")).isZero();
    assertThat(seconds("socket-wake")).isZero();
  }

  @Test
  void withoutSamplesThePresetStays() {
    new WaitFit(probes.rounds(), probes.interpreter).apply(new Estimate(2e-6, 2e-6, 2e-6, 1));
    assertThat(probes.interpreter.isMeasured("loop.timer-wait")).isFalse();
  }
}
