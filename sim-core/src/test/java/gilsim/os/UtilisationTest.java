package gilsim.os;

import static org.assertj.core.api.Assertions.assertThat;

import gilsim.kernel.RandomStream;
import gilsim.kernel.RandomStreams;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the kernel remembers of the past, and what it makes of it. */
class UtilisationTest {
  private static final long PERIOD = 1024 * 1024;
  private static final Offset<Double> EXACT = Offset.offset(1e-9);

  @Test
  void halfTheWayAfterThirtyTwoPeriods() {
    Utilisation utilisation = new Utilisation();
    utilisation.change(2, 0);
    assertThat(utilisation.average(32 * PERIOD)).isCloseTo(1, EXACT);
    assertThat(utilisation.average(64 * PERIOD)).isCloseTo(1.5, EXACT);
    utilisation.change(-2, 64 * PERIOD);
    assertThat(utilisation.average(96 * PERIOD)).isCloseTo(0.75, EXACT);
  }

  /** Asking in between changes nothing. */
  @Test
  void doesNotDependOnHowOftenItIsAsked() {
    Utilisation often = new Utilisation();
    Utilisation once = new Utilisation();
    often.change(3, 12345);
    once.change(3, 12345);
    for (long now = 12345; now < 100 * PERIOD; now += 77_777) {
      often.average(now);
    }
    assertThat(often.average(100 * PERIOD + 5))
        .isCloseTo(once.average(100 * PERIOD + 5), Offset.offset(1e-6));
  }

  /** An alternating renewal process: in the long run the mean is the share of busy time. */
  @Test
  void isTheShareOfBusyTimeInTheLongRun() {
    RandomStream random = new RandomStreams(5, 0).stream("turns", 0);
    Utilisation utilisation = new Utilisation();
    double sum = 0;
    long now = 0;
    long next = 0;
    boolean busy = false;
    int samples = 200_000;
    for (int i = 1; i <= samples; i++) {
      while (next <= i * PERIOD) {
        now = next;
        busy = !busy;
        utilisation.change(busy ? 1 : -1, now);
        next = now + (long) (-Math.log(random.nextUniform()) * (busy ? 3e6 : 1e6)) + 1;
      }
      sum += utilisation.average(i * PERIOD);
    }
    // Integral time scale of the on-off process: 0.75 ms, variance 0.1875: the standard error over
    // 210 s is sqrt(2 x 0.1875 x 0.00075 / 210) = 0.00116; 4 of them fail by chance with 6e-5.
    assertThat(sum / samples).isCloseTo(0.75, Offset.offset(0.0047));
  }

  @ParameterizedTest
  @CsvSource({
    "2, 0, 2",
    "2, 1, 1",
    "2, 1.2, 1",
    "2, 1.22, 0",
    "2, 2, 0",
    "4, 2, 2",
    "4, 2.95, 1",
    "4, 2.97, 0",
    "64, 51.2, 7",
    "64, 54, 1",
    "64, 54.5, 0"
  })
  void theBusierTheFewerAreLookedAt(int hardwareThreads, double busy, int depth) {
    Utilisation utilisation = new Utilisation();
    long horizon = 10_000 * PERIOD;
    utilisation.change((int) busy, 0);
    long fraction = (long) ((busy - (int) busy) * PERIOD);
    for (long t = 0; t < horizon && fraction > 0; t += PERIOD) {
      utilisation.change(1, t);
      utilisation.change(-1, t + fraction);
    }
    assertThat(new IdleSearch(1.17, hardwareThreads, 1, utilisation).depth(horizon))
        .isEqualTo(depth);
  }

  @Test
  void withoutLimitAllAreLookedAt() {
    Utilisation utilisation = new Utilisation();
    utilisation.change(8, 0);
    assertThat(new IdleSearch(0, 8, 1, utilisation).depth(1000 * PERIOD)).isEqualTo(8);
  }

  @Test
  void aResultIsKeptForAnInterval() {
    Utilisation utilisation = new Utilisation();
    IdleSearch search = new IdleSearch(1.17, 2, 200 * PERIOD, utilisation);
    utilisation.change(2, 0);
    assertThat(search.depth(0)).isEqualTo(2);
    assertThat(search.depth(200 * PERIOD - 1)).isEqualTo(2);
    assertThat(search.depth(200 * PERIOD)).isZero();
  }
}
