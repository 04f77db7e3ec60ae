package gilsim.experiment;

import gilsim.metric.MetricValue;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * What one replication produced.
 *
 * @param outcome how it ended
 * @param message for people: what is left or what went wrong; of a run that is done, what is to be
 *     said beside its results (it needs more memory than there is); mostly empty
 * @param values the metrics that apply, in the registry's order
 * @param latencies latency histogram by task kind, nanoseconds
 * @param events how many events the engine executed
 */
public record ReplicationResult(
    Outcome outcome,
    String message,
    List<MetricValue> values,
    Map<String, Histogram> latencies,
    long events) {

  /** Copies the values. */
  public ReplicationResult {
    values = List.copyOf(values);
    latencies = Map.copyOf(latencies);
  }
}
