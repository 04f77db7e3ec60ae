package gilsim.metric;

import java.util.Arrays;
import java.util.Optional;
import org.HdrHistogram.Histogram;

/**
 * Latencies of completed tasks: all of them while they are few, a histogram of them from then on,
 * so that memory stays bounded. Mean and maximum are exact in either case.
 */
final class LatencySample {
  /** How many latencies are kept one by one. */
  static final int EXACT = 100_000;

  /** Digits of the histogram: its quantiles are within 0.1 % of the sample's. */
  private static final int DIGITS = 3;

  private static final int INITIAL = 256;

  private final TimeSum sum = new TimeSum();
  private long[] values = new long[0];
  private Optional<Histogram> histogram = Optional.empty();
  private long count;
  private long max;
  private boolean sorted;

  void add(long latency) {
    if (count >= EXACT) {
      addBeyondExact(latency);
    } else {
      if (count == values.length) {
        values = Arrays.copyOf(values, (int) Math.min(EXACT, Math.max(INITIAL, 2 * count)));
      }
      values[(int) count] = latency;
      sorted = false;
    }
    count++;
    sum.add(latency);
    max = Math.max(max, latency);
  }

  private void addBeyondExact(long latency) {
    if (histogram.isEmpty()) {
      histogram = Optional.of(filled());
      values = new long[0];
    }
    histogram.get().recordValue(latency);
  }

  private Histogram filled() {
    Histogram all = new Histogram(DIGITS);
    for (int i = 0; i < count; i++) {
      all.recordValue(values[i]);
    }
    return all;
  }

  boolean isEmpty() {
    return count == 0;
  }

  /** Nanoseconds; not a number if empty. */
  double mean() {
    return sum.value() / count;
  }

  /** Nanoseconds; not a number if empty. */
  double max() {
    return count == 0 ? Double.NaN : max;
  }

  /**
   * The value below which a share of the sample lies, nanoseconds; not a number if empty. Up to
   * {@link #EXACT} values, linear interpolation between order statistics (type 7 of Hyndman and
   * Fan, "Sample quantiles in statistical packages", The American Statistician 50, 1996: what R,
   * NumPy and spreadsheets do); beyond, the histogram's.
   *
   * @param share 0..1
   */
  double quantile(double share) {
    if (count == 0) {
      return Double.NaN;
    }
    if (histogram.isPresent()) {
      return Math.min(max, histogram.get().getValueAtPercentile(100 * share));
    }
    sort();
    double position = (count - 1) * share;
    int below = (int) position;
    int above = (int) Math.min(count - 1, below + 1L);
    return values[below] + (position - below) * (values[above] - values[below]);
  }

  private void sort() {
    if (!sorted) {
      Arrays.sort(values, 0, (int) count);
      sorted = true;
    }
  }

  /** A histogram of all latencies, nanoseconds, that later additions do not change. */
  Histogram toHistogram() {
    return histogram.map(Histogram::copy).orElseGet(this::filled);
  }
}
