package gilsim.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gilsim.scenario.RelativeInterval;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How far a run's speed is from the speed just before. */
class SpeedSpreadTest {
  private static final int PIECES = 2000;

  /** Pieces of 1 ms; those of a run, 0.25 s after the begin of a period, take another time. */
  private static ProbeRun stretch(double ofRun) {
    return stretch(ofRun, 1);
  }

  /** The same; in every other period all takes so many times as much processor time. */
  private static ProbeRun stretch(double ofRun, double slow) {
    double[] begin = new double[PIECES];
    double[] cpu = new double[PIECES];
    double[] wall = new double[PIECES];
    double now = 0;
    double period = 0;
    boolean odd = false;
    for (int i = 0; i < PIECES; i++) {
      if (now >= period + 0.65 - 1e-9) {
        period = now;
        odd = !odd;
      }
      begin[i] = now;
      wall[i] = now < period + 0.25 - 1e-9 ? 1e-3 : ofRun;
      cpu[i] = (i % 10 == 0 ? 5e-3 : 1e-3) * (odd ? slow : 1);
      now += wall[i];
    }
    Map<String, double[]> samples = Map.of("begin", begin, "cpu", cpu, "wall", wall);
    return new ProbeRun(samples, 1, 1, Optional.empty());
  }

  @Test
  void aRunTwiceAsSlowIsHalfAsFastAsBefore() {
    RelativeInterval spread =
        SpeedSpread.of(List.of(stretch(2e-3), stretch(1e-3), stretch(1e-3))).orElseThrow();
    assertThat(spread.low()).isCloseTo(0.5, within(0.01));
    assertThat(spread.high()).isCloseTo(1, within(0.01));
  }

  @Test
  void runsDuringWhichTheSpeedChangedDoNotCount() {
    assertThat(SpeedSpread.of(Collections.nCopies(9, stretch(1e-3, 2)))).isEmpty();
  }

  @Test
  void fewRunsSayNothing() {
    assertThat(SpeedSpread.of(Collections.nCopies(1, stretch(1e-3)))).isEmpty();
  }
}
