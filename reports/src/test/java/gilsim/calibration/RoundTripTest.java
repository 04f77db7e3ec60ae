package gilsim.calibration;

import static org.assertj.core.api.Assertions.assertThat;

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
    new GilFit(probes.rounds(), probes.machine, probes.interpreter).apply(2);
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

  @Test
  void withOneProcessorTheRaceIsNotMeasured() {
    new GilFit(probes.rounds(), probes.machine, probes.interpreter).apply(1);
    assertThat(probes.interpreter.measuredCount()).isZero();
  }
}
