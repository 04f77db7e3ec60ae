package gilsim.form;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * Many numbers, such as the lines of a file: immutable, compact, and printed as a digest where the
 * numbers themselves would be long. Equal series print equal, and different ones different.
 */
public final class Series {
  private static final int PRINTED = 100;

  private final double[] values;
  private final String print;

  private Series(double[] values) {
    this.values = values;
    this.print = values.length <= PRINTED ? Arrays.toString(values) : digest(values);
  }

  /** A series of these numbers. */
  public static Series of(double... values) {
    return new Series(values.clone());
  }

  /** A series of these numbers. */
  public static Series of(List<Double> values) {
    return new Series(values.stream().mapToDouble(Double::doubleValue).toArray());
  }

  private static String digest(double[] values) {
    ByteBuffer bytes = ByteBuffer.allocate(values.length * Double.BYTES);
    bytes.asDoubleBuffer().put(values);
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes.array());
      return values.length + " values, SHA-256 " + HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** How many numbers there are. */
  public int size() {
    return values.length;
  }

  /** The number at an index from 0. */
  public double get(int index) {
    return values[index];
  }

  /** The arithmetic mean; NaN if there are no numbers. */
  public double mean() {
    return Arrays.stream(values).average().orElse(Double.NaN);
  }

  /** The mean squared distance from the mean; NaN if there are no numbers. */
  public double variance() {
    double mean = mean();
    return Arrays.stream(values).map(v -> (v - mean) * (v - mean)).average().orElse(Double.NaN);
  }

  /** The smallest number; infinite if there are none. */
  public double least() {
    return Arrays.stream(values).min().orElse(Double.POSITIVE_INFINITY);
  }

  /** The greatest number; negative infinite if there are none. */
  public double greatest() {
    return Arrays.stream(values).max().orElse(Double.NEGATIVE_INFINITY);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Series series && Arrays.equals(values, series.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return print;
  }
}
