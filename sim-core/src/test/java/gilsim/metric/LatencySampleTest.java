package gilsim.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;
import org.apache.commons.math3.stat.descriptive.rank.Percentile.EstimationType;
import org.junit.jupiter.api.Test;

/** Quantiles, mean and maximum of few and of many latencies. */
class LatencySampleTest {

  @Property(seed = "7106352117006")
  void quantilesAreOfTypeSeven(
      @ForAll @Size(min = 1, max = 600) List<@LongRange(min = 0, max = 1L << 50) Long> latencies,
      @ForAll @DoubleRange(min = 0.01, max = 1) double share) {
    LatencySample sample = new LatencySample();
    latencies.forEach(sample::add);

    double expected =
        new Percentile(100 * share)
            .withEstimationType(EstimationType.R_7)
            .evaluate(latencies.stream().mapToDouble(x -> x).toArray());
    assertThat(sample.quantile(share)).isCloseTo(expected, within(1e-9 * expected));
    assertThat(sample.max()).isEqualTo(sample.quantile(1));
  }

  @Test
  void additionsAfterAQuantileCount() {
    LatencySample sample = new LatencySample();
    sample.add(30);
    sample.add(10);
    assertThat(sample.quantile(0.5)).isEqualTo(20);
    sample.add(0);
    assertThat(sample.quantile(0.5)).isEqualTo(10);
  }

  @Test
  void manyLatenciesAreCountedInAHistogram() {
    LatencySample sample = new LatencySample();
    long[] latencies = new Random(5).longs(3L * LatencySample.EXACT, 1, 90_000_000).toArray();
    double sum = 0;
    for (long latency : latencies) {
      sample.add(latency);
      sum += latency;
    }

    java.util.Arrays.sort(latencies);
    for (double share : new double[] {0.01, 0.5, 0.95, 0.99}) {
      double exact = latencies[(int) (share * latencies.length)];
      assertThat(sample.quantile(share)).isCloseTo(exact, within(0.001 * exact + 1000));
    }
    assertThat(sample.quantile(1)).isEqualTo(latencies[latencies.length - 1]);
    assertThat(sample.max()).isEqualTo(latencies[latencies.length - 1]);
    assertThat(sample.mean()).isCloseTo(sum / latencies.length, within(1e-6));
    assertThat(sample.toHistogram().getTotalCount()).isEqualTo(latencies.length);
  }

  @Test
  void lastExactLatencyIsStillExact() {
    LatencySample sample = new LatencySample();
    for (int i = 0; i < LatencySample.EXACT; i++) {
      sample.add(1_000_000_000L + i);
    }
    assertThat(sample.quantile(0.5)).isEqualTo(1_000_049_999.5);
    sample.add(2_000_000_000L);
    assertThat(sample.quantile(0.5)).isNotEqualTo(1_000_050_000.0);
    assertThat(sample.quantile(0.5)).isCloseTo(1_000_050_000.0, within(1_000_000.0));
  }

  @Test
  void sumsBeyondTheRangeOfLongDoNotOverflow() {
    LatencySample sample = new LatencySample();
    for (int i = 0; i < 10; i++) {
      sample.add(Long.MAX_VALUE / 2);
    }
    assertThat(sample.mean()).isCloseTo(Long.MAX_VALUE / 2.0, within(1e6));
  }
}
