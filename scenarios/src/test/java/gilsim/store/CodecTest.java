package gilsim.store;

import static org.assertj.core.api.Assertions.assertThat;

import gilsim.experiment.Outcome;
import gilsim.metric.MetricValue;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.PackedHistogram;

/** What is encoded is decoded to the same. */
class CodecTest {
  private static Histogram histogram(List<Long> values) {
    Histogram histogram = new Histogram(3);
    values.forEach(histogram::recordValue);
    return histogram;
  }

  @Property(tries = 200, seed = "1")
  void pooledHistogramsEqualTheHistogramOfAllValues(
      @ForAll List<@LongRange(min = 0, max = 3_600_000_000_000L) Long> one,
      @ForAll @Size(max = 40) List<@LongRange(min = 0, max = 1_000_000) Long> two) {
    Histogram pooled = new PackedHistogram(3);
    LatencyCodec.addTo(pooled, ByteBuffer.wrap(LatencyCodec.encode(histogram(one))));
    LatencyCodec.addTo(pooled, ByteBuffer.wrap(LatencyCodec.encode(histogram(two))));

    Histogram all = histogram(one);
    two.forEach(all::recordValue);
    assertThat(pooled.getTotalCount()).isEqualTo(all.getTotalCount());
    for (double percentile : new double[] {0, 1, 10, 50, 90, 99, 100}) {
      assertThat(pooled.getValueAtPercentile(percentile))
          .isEqualTo(all.getValueAtPercentile(percentile));
    }
    assertThat(LatencyCodec.encode(pooled)).isEqualTo(LatencyCodec.encode(all));
  }

  @Property(tries = 200, seed = "2")
  void runIsDecodedAsItWasEncoded(
      @ForAll Outcome outcome,
      @ForAll String message,
      @ForAll List<Double> numbers,
      @ForAll int replication) {
    List<MetricValue> values =
        numbers.stream().map(x -> new MetricValue("m/" + x, "s", x)).toList();
    StoredRun run =
        new StoredRun(outcome, utf8(message), values, Map.of("a", histogram(List.of(1L, 5L))));
    byte[] bytes = new StoredRunCodec(new RunKey(1, -2), replication, run).encode(0);
    Map<String, Histogram> pooled = new HashMap<>();
    StoredRun decoded =
        StoredRunCodec.decode(
            ByteBuffer.wrap(bytes), List.of(Layout.of(values)), Optional.of(pooled));

    assertThat(decoded).isEqualTo(new StoredRun(outcome, run.message(), values, Map.of()));
    assertThat(pooled.get("a").getTotalCount()).isEqualTo(2);
  }

  /** Lone surrogates are no text. */
  private static String utf8(String text) {
    byte[] bytes = text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    return new String(bytes, java.nio.charset.StandardCharsets.UTF_8);
  }

  @Property(tries = 100, seed = "3")
  void keyIsParsedAsItWasPrinted(@ForAll long high, @ForAll long low) {
    RunKey key = new RunKey(high, low);
    assertThat(RunKey.parse(key.toString())).isEqualTo(key);
  }
}
