package gilsim.store;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;

/**
 * Latency histograms as bytes: the values that occur, each as its distance to the one before and
 * its count, both as variable-length numbers. HdrHistogram's own form needs a buffer for every
 * value that could occur, hundreds of kilobytes for each run; this one takes a few bytes per value
 * that did, and adds to a pooled histogram without building one in between.
 */
final class LatencyCodec {
  private static final int SEVEN_BITS = 0x7F;
  private static final int MORE = 0x80;

  private LatencyCodec() {}

  static byte[] encode(Histogram histogram) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    long last = 0;
    for (HistogramIterationValue step : histogram.recordedValues()) {
      long value = step.getValueIteratedTo();
      putNumber(out, value - last);
      putNumber(out, step.getCountAtValueIteratedTo());
      last = value;
    }
    return out.toByteArray();
  }

  /** Adds what was encoded to a histogram of the same number of digits. */
  static void addTo(Histogram pooled, ByteBuffer encoded) {
    long value = 0;
    while (encoded.hasRemaining()) {
      value += number(encoded);
      pooled.recordValueWithCount(value, number(encoded));
    }
  }

  private static void putNumber(ByteArrayOutputStream out, long number) {
    long rest = number;
    while ((rest & ~SEVEN_BITS) != 0) {
      out.write((int) (rest & SEVEN_BITS) | MORE);
      rest >>>= 7;
    }
    out.write((int) rest);
  }

  private static long number(ByteBuffer from) {
    long number = 0;
    int shift = 0;
    while (true) {
      int next = from.get();
      number |= (long) (next & SEVEN_BITS) << shift;
      if ((next & MORE) == 0) {
        return number;
      }
      shift += 7;
    }
  }
}
