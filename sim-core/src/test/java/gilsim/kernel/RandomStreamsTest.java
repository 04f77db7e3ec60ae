package gilsim.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.apache.commons.math3.stat.inference.ChiSquareTest;
import org.apache.commons.rng.core.source64.SplitMix64;
import org.junit.jupiter.api.Test;

/** Streams depend on their key only, and are uniform and independent of each other. */
class RandomStreamsTest {
  /** Probability of each chi-square test to fail on true random numbers. The seed is fixed. */
  private static final double FALSE_ALARM = 1e-6;

  @Test
  void aStreamIsSplitMix64() {
    SplitMix64 reference = new SplitMix64(42);
    RandomStream stream = new RandomStream(42);
    for (int i = 0; i < 1_000; i++) {
      double expected = ((reference.nextLong() >>> 11) + 0.5) * 0x1p-53;
      assertThat(stream.nextUniform()).isEqualTo(expected);
    }
  }

  @Test
  void theLargestNumberIsBelowOne() {
    // The state whose next output has only ones: found by running the mixing backwards.
    RandomStream stream = new RandomStream(unmix(-1) - 0x9E3779B97F4A7C15L);
    assertThat(stream.nextUniform()).isEqualTo(Math.nextDown(1.0));
    stream = new RandomStream(-0x9E3779B97F4A7C15L);
    assertThat(stream.nextUniform()).isEqualTo(0x1p-54);
  }

  private static long unmix(long mixed) {
    long z = unshift(mixed, 31);
    z = unshift(z * inverse(0x94D049BB133111EBL), 27);
    return unshift(z * inverse(0xBF58476D1CE4E5B9L), 30);
  }

  private static long unshift(long mixed, int by) {
    long z = mixed;
    for (int shift = by; shift < Long.SIZE; shift += by) {
      z = mixed ^ z >>> by;
    }
    return z;
  }

  /** The inverse modulo 2^64 by Newton's iteration. */
  private static long inverse(long odd) {
    long x = odd;
    for (int i = 0; i < 6; i++) {
      x *= 2 - odd * x;
    }
    return x;
  }

  @Test
  void theSameKeyGivesTheSameStream() {
    RandomStream one = new RandomStreams(7, 3).stream("task/fetch", 5);
    RandomStream two = new RandomStreams(7, 3).stream("task/fetch", 5);
    RandomStream three = new RandomStreams(0, 0).stream("other", 0);
    new RandomStreams(7, 3).restart(three, "task/fetch", 5);
    for (int i = 0; i < 100; i++) {
      double next = one.nextUniform();
      assertThat(two.nextUniform()).isEqualTo(next);
      assertThat(three.nextUniform()).isEqualTo(next);
    }
  }

  @Test
  void everyPartOfTheKeyMatters() {
    Set<Double> first = new HashSet<>();
    int count = 0;
    for (int seed = 0; seed < 20; seed++) {
      for (int replication = 0; replication < 20; replication++) {
        for (String name : new String[] {"a", "b", "ab", "ba", ""}) {
          for (int index = 0; index < 20; index++) {
            first.add(new RandomStreams(seed, replication).stream(name, index).nextUniform());
            count++;
          }
        }
      }
    }
    assertThat(first).hasSize(count);
  }

  @Test
  void oneStreamIsUniformAndItsNeighboursAreIndependent() {
    RandomStream stream = new RandomStreams(1, 0).stream("x", 0);
    Pairs pairs = new Pairs();
    double before = stream.nextUniform();
    for (int i = 0; i < Pairs.COUNT; i++) {
      double next = stream.nextUniform();
      // Pairs that do not overlap, as the chi-square test wants.
      if (i % 2 == 0) {
        pairs.add(before, next);
      }
      before = next;
    }
    assertThat(pairs.probability()).isGreaterThan(FALSE_ALARM);
  }

  @Test
  void theFirstDrawsOfNeighbouringStreamsAreIndependent() {
    for (Neighbour neighbour : Neighbour.values()) {
      Pairs pairs = new Pairs();
      for (int i = 0; i < Pairs.COUNT / 2; i++) {
        pairs.add(neighbour.draw(2 * i), neighbour.draw(2 * i + 1));
      }
      assertThat(pairs.probability()).as(neighbour.name()).isGreaterThan(FALSE_ALARM);
    }
  }

  private enum Neighbour {
    SEED,
    REPLICATION,
    INDEX;

    double draw(int i) {
      RandomStreams streams = new RandomStreams(this == SEED ? i : 1, this == REPLICATION ? i : 0);
      return streams.stream("x", this == INDEX ? i : 0).nextUniform();
    }
  }

  /** Counts pairs of numbers in 16 × 16 cells. */
  private static final class Pairs {
    private static final int COUNT = 400_000;
    private static final int CELLS = 16;
    private final long[] counts = new long[CELLS * CELLS];
    private final double[] expected = new double[CELLS * CELLS];

    void add(double a, double b) {
      counts[(int) (a * CELLS) * CELLS + (int) (b * CELLS)]++;
    }

    double probability() {
      java.util.Arrays.fill(expected, 1);
      return new ChiSquareTest().chiSquareTest(expected, counts);
    }
  }
}
