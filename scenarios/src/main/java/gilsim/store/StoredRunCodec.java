package gilsim.store;

import gilsim.experiment.Outcome;
import gilsim.metric.MetricValue;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.PackedHistogram;

/** A run as the bytes of a record: what finds it first, then its values, message and latencies. */
final class StoredRunCodec {
  /** As in {@code LatencySample}: values within 0.1 %. */
  private static final int DIGITS = 3;

  private final RunKey key;
  private final int replication;
  private final StoredRun run;
  private final Map<String, byte[]> latencies = new TreeMap<>();

  /** Encodes the latencies already: the rest needs the lock of the store. */
  StoredRunCodec(RunKey key, int replication, StoredRun run) {
    this.key = key;
    this.replication = replication;
    this.run = run;
    run.latencies()
        .forEach((task, histogram) -> latencies.put(task, LatencyCodec.encode(histogram)));
  }

  byte[] encode(int layout) {
    RecordBytes bytes =
        new RecordBytes(RecordKind.RUN)
            .key(key)
            .number(replication)
            .small(OutcomeCode.of(run.outcome()))
            .number(layout);
    for (MetricValue value : run.values()) {
      bytes.real(value.value());
    }
    bytes.text(run.message()).number(latencies.size());
    latencies.forEach((task, histogram) -> bytes.text(task).blob(histogram));
    return bytes.toArray();
  }

  /** How the run of a record ended; leaves the content's position where it is. */
  static Outcome outcome(ByteBuffer content) {
    ByteBuffer begin = content.duplicate().position(1);
    RunKey.read(begin);
    begin.getInt();
    return OutcomeCode.outcome(begin.get());
  }

  /**
   * Decodes a run without its latencies.
   *
   * @param content of the record
   * @param layouts of its file
   * @param pooled where to add the latencies, by task kind
   */
  static StoredRun decode(
      ByteBuffer content, List<Layout> layouts, Optional<Map<String, Histogram>> pooled) {
    content.position(1);
    RunKey.read(content);
    content.getInt();
    Outcome outcome = OutcomeCode.outcome(content.get());
    List<MetricValue> values = layouts.get(content.getInt()).values(content);
    String message = RecordBytes.text(content);
    if (pooled.isPresent()) {
      int histograms = content.getInt();
      for (int i = 0; i < histograms; i++) {
        String task = RecordBytes.text(content);
        LatencyCodec.addTo(
            pooled.get().computeIfAbsent(task, any -> new PackedHistogram(DIGITS)),
            RecordBytes.blob(content));
      }
    }
    return new StoredRun(outcome, message, values, Map.of());
  }
}
