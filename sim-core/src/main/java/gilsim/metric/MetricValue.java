package gilsim.metric;

import java.util.List;

/**
 * One measured value of one replication.
 *
 * @param metric the metric's name as in the output files, e.g. {@code latency-p99} or {@code
 *     device-utilization/web}
 * @param unit {@code s}, {@code 1/s}, {@code share}, {@code count}, {@code bytes} or {@code 1}
 * @param value the value in that unit; always finite
 */
public record MetricValue(String metric, String unit, double value) {
  /** The value of this name among some; 0 if there is none. */
  public static double orZero(List<MetricValue> values, String name) {
    return values.stream()
        .filter(value -> value.metric().equals(name))
        .mapToDouble(MetricValue::value)
        .findFirst()
        .orElse(0);
  }
}
