package gilsim.store;

import gilsim.sweep.Cell;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;

/**
 * What the runs of one cell are stored under: a digest of everything that determines their results,
 * save the number of the replication. The same system under the same seed has the same key in every
 * scenario, at every point and under every label.
 *
 * @param high first half of the digest
 * @param low second half
 */
public record RunKey(long high, long low) {
  /**
   * The key of a cell.
   *
   * @param cell the cell
   * @param seed the scenario's base seed
   * @param revision of the model, {@link gilsim.experiment.ModelRevision}
   */
  public static RunKey of(Cell cell, long seed, String revision) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      String text = cell.key() + "\n" + seed + "\n" + revision;
      ByteBuffer bytes = ByteBuffer.wrap(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
      return new RunKey(bytes.getLong(), bytes.getLong());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** The key that {@link #toString} printed. */
  public static RunKey parse(String text) {
    int half = text.length() / 2;
    return new RunKey(
        Long.parseUnsignedLong(text.substring(0, half), 16),
        Long.parseUnsignedLong(text.substring(half), 16));
  }

  /** 32 hexadecimal digits. */
  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%016x%016x", high, low);
  }

  static RunKey read(ByteBuffer from) {
    return new RunKey(from.getLong(), from.getLong());
  }
}
