package gilsim.calibration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

/** Fits of made-up samples whose truth is known. Seeds are fixed. */
class CannedFitsTest {
  /** Pieces of 1 ms, 1.6 times as long in a slow mode, with noise of 3 % and rare outliers. */
  private static double[] pieces(Random random, double fastMean, double slowMean, int count) {
    double[] pieces = new double[count];
    boolean slow = false;
    double left = exponential(random, fastMean);
    for (int i = 0; i < count; i++) {
      pieces[i] = 1e-3 * (slow ? 1.6 : 1) * (1 + 0.03 * random.nextGaussian());
      pieces[i] *= random.nextInt(50) == 0 ? 3 : 1;
      left -= pieces[i];
      if (left < 0) {
        slow = !slow;
        left = exponential(random, slow ? slowMean : fastMean);
      }
    }
    return pieces;
  }

  private static double exponential(Random random, double mean) {
    return -mean * Math.log(1 - random.nextDouble());
  }

  @Test
  void twoSpeedsAreFoundDespiteOutliers() {
    Random random = new Random(3);
    List<double[]> stretches = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      stretches.add(pieces(random, 0.3, 0.2, 4000));
    }
    SpeedModesFit.Modes modes = SpeedModesFit.fit(stretches).orElseThrow();
    assertThat(modes.slow()).isCloseTo(1 / 1.6, Percentage.withPercentage(2));
    assertThat(modes.fastMean()).isCloseTo(0.3, Percentage.withPercentage(25));
    assertThat(modes.slowMean()).isCloseTo(0.2, Percentage.withPercentage(25));
  }

  @Test
  void oneSpeedWithNoiseIsOneSpeed() {
    assertThat(SpeedModesFit.fit(List.of(pieces(new Random(4), 1e9, 1, 5000)))).isEmpty();
  }

  @Test
  void aDriftIsNotTwoSpeeds() {
    double[] drift = new double[5000];
    for (int i = 0; i < drift.length; i++) {
      drift[i] = 1e-3 * (1 + i / 5000.0);
    }
    assertThat(SpeedModesFit.fit(List.of(drift))).isEmpty();
  }

  @Test
  void fewChangesSayNothingOfStays() {
    double[] once = new double[1000];
    for (int i = 0; i < once.length; i++) {
      once[i] = i < 500 ? 1e-3 : 1.6e-3;
    }
    assertThat(SpeedModesFit.fit(List.of(once))).isEmpty();
  }

  /** Holders 0, 1, 0, 2, 0: two switches of three return; thread 0 was preempted once meanwhile. */
  @Test
  void timelineTellsSlicesGapsAndReturns() {
    GilTimeline timeline =
        new GilTimeline(
            new double[] {0, 0, 0, 0, 1, 2},
            new double[] {0, 10.04e-3, 12e-3, 20.2e-3, 5.03e-3, 15.1e-3},
            new double[] {5e-3, 11e-3, 15e-3, 25e-3, 10e-3, 20e-3});
    assertThat(timeline.switches()).isEqualTo(3);
    assertThat(timeline.returns()).isEqualTo(2);
    assertThat(timeline.gaps()).hasSize(4);
    assertThat(timeline.gaps()[0]).isCloseTo(30e-6, Percentage.withPercentage(1));
    assertThat(timeline.slices()).hasSize(3);
    assertThat(timeline.slices()[1]).isCloseTo(4.96e-3, Percentage.withPercentage(1));
  }

  /** 1000 switches of three threads, 60 % of which return: p = (0.6 - 0.5) / 0.5. */
  @Test
  void biasIsWhatReturnsBeyondChance() {
    double[] thread = new double[1002];
    double[] begin = new double[1002];
    double[] end = new double[1002];
    thread[1] = 1;
    for (int i = 0; i < thread.length; i++) {
      if (i > 1) {
        int third = 3 - (int) thread[i - 1] - (int) thread[i - 2];
        thread[i] = i % 10 < 6 ? thread[i - 2] : third;
      }
      begin[i] = i;
      end[i] = i + 0.9;
    }
    Estimate bias =
        RequesterBiasFit.fit(List.of(new GilTimeline(thread, begin, end)), 3).orElseThrow();
    assertThat(bias.value()).isBetween(0.19, 0.21);
    assertThat(bias.low()).isBetween(0.12, 0.16);
    assertThat(bias.high()).isBetween(0.24, 0.28);
    assertThat(RequesterBiasFit.fit(List.of(), 3)).isEmpty();
  }

  /** Exact probabilities of a lead of -3 us and a gap of 2 us; the interval must hold them. */
  @Test
  void raceIsFoundByMaximumLikelihood() {
    List<ReleaseFit.Point> points = new ArrayList<>();
    for (double free : new double[] {0.3e-6, 3.5e-6, 4e-6, 6e-6, 12e-6}) {
      double lost = Math.max(0, 1 - Math.exp(-(free - 3e-6) / 2e-6));
      points.add(new ReleaseFit.Point(free, (int) Math.round(200 * lost), 200));
    }
    ReleaseFit.Race race = ReleaseFit.fit(points, 0).orElseThrow();
    assertThat(race.lead().value()).isCloseTo(-3e-6, Percentage.withPercentage(7));
    assertThat(race.gap().value()).isCloseTo(2e-6, Percentage.withPercentage(20));
    assertThat(race.lead().low()).isLessThanOrEqualTo(-2.99e-6);
    assertThat(race.lead().high()).isGreaterThanOrEqualTo(-3.01e-6);
    assertThat(race.gap().low()).isLessThan(2e-6);
    assertThat(race.gap().high()).isGreaterThan(2e-6);
  }

  /**
   * On a loaded virtual machine waiters are late, and some calls are lost whatever their length.
   */
  @Test
  void raceWithALateWaiterAndAHypervisorIsFound() {
    ReleaseFit.Race race = ReleaseFit.fit(race(-10e-6, 60e-6, 0.03), 0).orElseThrow();
    assertThat(race.lead().value()).isCloseTo(-10e-6, Percentage.withPercentage(20));
    assertThat(race.gap().value()).isCloseTo(60e-6, Percentage.withPercentage(15));
    assertThat(race.gap().low()).isLessThan(60e-6);
    assertThat(race.gap().high()).isGreaterThan(60e-6);
  }

  /** What lies beyond the grid is not what stands at its end. */
  @Test
  void raceBeyondTheGridSaysNothing() {
    assertThat(ReleaseFit.fit(race(-10e-6, 3e-3, 0), 0)).isEmpty();
    assertThat(ReleaseFit.fit(race(-200e-6, 2e-6, 0), 0)).isEmpty();
  }

  /** Exact probabilities of a race, with a share of calls that end the other way. */
  private static List<ReleaseFit.Point> race(double lead, double gap, double mistakes) {
    List<ReleaseFit.Point> points = new ArrayList<>();
    for (double free = 0.3e-6; free < 5e-3; free *= 2) {
      double lost = Math.max(0, 1 - Math.exp(-(free + lead) / gap));
      double seen = mistakes + (1 - 2 * mistakes) * lost;
      points.add(new ReleaseFit.Point(free, (int) Math.round(2000 * seen), 2000));
    }
    return points;
  }

  /** Calls of 1 us that keep the lock take so much longer than alone, and one of two is lost. */
  private static ProbeRun round(double signal) {
    return new ProbeRun(
        Map.of(
            "size", new double[] {1, 100},
            "free", new double[] {1e-6, 20e-6},
            "took_size", new double[] {1, 1, 1, 100},
            "took", new double[] {1e-6 + signal, 1e-6 + signal, 5e-3, 5e-3}),
        1,
        1,
        Optional.empty());
  }

  /** Where the other thread is awake already no signal is sent, and nothing is raced for. */
  @Test
  void roundsInWhichNobodyWasWokenAreNoRaces() {
    ProbeRun race = round(15e-6);
    ProbeRun none = round(0.1e-6);
    assertThat(ReleaseFit.points(List.of(race, none, race, race, none), 5e-3))
        .hasSize(6)
        .contains(new ReleaseFit.Point(1e-6, 1, 3), new ReleaseFit.Point(20e-6, 1, 1));
    assertThat(ReleaseFit.points(List.of(race, none, race, none), 5e-3)).isEmpty();
    assertThat(ReleaseFit.points(List.of(race, race), 5e-3)).hasSize(4);
    assertThat(ReleaseFit.points(List.of(race, none), 5e-3)).isEmpty();
    assertThat(ReleaseFit.points(List.of(), 5e-3)).isEmpty();
  }

  @Test
  void raceThatIsAlwaysWonOrLostSaysNothing() {
    assertThat(ReleaseFit.fit(List.of(new ReleaseFit.Point(1e-6, 0, 50)), 0)).isEmpty();
    assertThat(ReleaseFit.fit(List.of(new ReleaseFit.Point(1e-6, 50, 50)), 0)).isEmpty();
  }
}
