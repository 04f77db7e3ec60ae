package gilsim.store;

import gilsim.experiment.Outcome;
import gilsim.experiment.ReplicationResult;
import gilsim.metric.Metric;
import gilsim.metric.MetricValue;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import org.HdrHistogram.Histogram;

/**
 * One run as it is stored.
 *
 * @param outcome how it ended
 * @param message for people: empty if done, else what is left or what went wrong
 * @param values the metrics that apply, in the registry's order
 * @param latencies latency histogram by task kind, nanoseconds
 */
public record StoredRun(
    Outcome outcome, String message, List<MetricValue> values, Map<String, Histogram> latencies) {
  /** Copies what it holds. */
  public StoredRun {
    values = List.copyOf(values);
    latencies = Map.copyOf(latencies);
  }

  /** The run that a replication was. */
  public static StoredRun of(ReplicationResult result) {
    return new StoredRun(result.outcome(), result.message(), result.values(), result.latencies());
  }

  /** A run that failed. */
  public static StoredRun failed(String message) {
    return new StoredRun(Outcome.FAILED, message, List.of(), Map.of());
  }

  /** {@code done}, {@code unfinished} or {@code failed}, as in the output files. */
  public String status() {
    return outcome.name().toLowerCase(Locale.ROOT);
  }

  /** The value of a metric; empty if it has none. */
  public OptionalDouble value(String metric) {
    for (MetricValue value : values) {
      if (value.metric().equals(metric)) {
        return OptionalDouble.of(value.value());
      }
    }
    return OptionalDouble.empty();
  }

  /**
   * The values that count for means over replications: all of a run whose work was done. Of a run
   * that is stuck, only how many tasks it completed and how many it left; its other values describe
   * a system that stands still at some instant.
   */
  public List<MetricValue> counted() {
    return switch (outcome) {
      case DONE -> values;
      case UNFINISHED -> values.stream().filter(StoredRun::countsTasks).toList();
      case FAILED -> List.of();
    };
  }

  private static boolean countsTasks(MetricValue value) {
    String name = value.metric();
    return name.equals(Metric.UNFINISHED.label())
        || name.equals(Metric.COMPLETED.label())
        || name.startsWith(Metric.COMPLETED.label() + "/");
  }

  /** The same run with these values. */
  StoredRun with(List<MetricValue> other) {
    return new StoredRun(outcome, message, other, latencies);
  }
}
