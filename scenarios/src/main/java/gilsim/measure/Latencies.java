package gilsim.measure;

import java.util.Arrays;
import org.HdrHistogram.Histogram;

/** Latencies of completed tasks, nanoseconds. */
final class Latencies {
  private static final double NANOS_PER_SECOND = 1e9;

  private long[] values = new long[64];
  private int count;
  private boolean sorted;

  void add(long latency) {
    if (count == values.length) {
      values = Arrays.copyOf(values, 2 * count);
    }
    values[count++] = latency;
    sorted = false;
  }

  int count() {
    return count;
  }

  /** Seconds; not a number if empty. */
  double mean() {
    return Arrays.stream(values, 0, count).average().orElse(Double.NaN) / NANOS_PER_SECOND;
  }

  /** Seconds, type 7 of Hyndman and Fan as in simulated runs; not a number if empty. */
  double quantile(double share) {
    if (count == 0) {
      return Double.NaN;
    }
    if (!sorted) {
      Arrays.sort(values, 0, count);
      sorted = true;
    }
    double position = (count - 1) * share;
    int below = (int) position;
    int above = Math.min(count - 1, below + 1);
    double value = values[below] + (position - below) * (values[above] - values[below]);
    return value / NANOS_PER_SECOND;
  }

  Histogram histogram(int digits) {
    Histogram histogram = new Histogram(digits);
    for (int i = 0; i < count; i++) {
      histogram.recordValue(Math.max(0, values[i]));
    }
    return histogram;
  }
}
