package gilsim.store;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Puts together the bytes of one record. Numbers are big-endian, texts UTF-8 after their length.
 */
final class RecordBytes {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
  private final DataOutputStream out = new DataOutputStream(bytes);

  RecordBytes(RecordKind kind) {
    put(() -> out.writeByte(kind.ordinal()));
  }

  @FunctionalInterface
  private interface Writing {
    void run() throws IOException;
  }

  private RecordBytes put(Writing writing) {
    try {
      writing.run();
    } catch (IOException e) {
      throw new UncheckedIOException("bytes in memory", e);
    }
    return this;
  }

  RecordBytes key(RunKey key) {
    return put(
        () -> {
          out.writeLong(key.high());
          out.writeLong(key.low());
        });
  }

  RecordBytes small(int value) {
    return put(() -> out.writeByte(value));
  }

  RecordBytes number(int value) {
    return put(() -> out.writeInt(value));
  }

  RecordBytes big(long value) {
    return put(() -> out.writeLong(value));
  }

  RecordBytes real(double value) {
    return put(() -> out.writeDouble(value));
  }

  RecordBytes text(String text) {
    return blob(text.getBytes(StandardCharsets.UTF_8));
  }

  RecordBytes blob(byte[] blob) {
    return put(
        () -> {
          out.writeInt(blob.length);
          out.write(blob);
        });
  }

  byte[] toArray() {
    return bytes.toByteArray();
  }

  /** Reads what {@link #text} wrote. */
  static String text(ByteBuffer from) {
    return StandardCharsets.UTF_8.decode(blob(from)).toString();
  }

  /** Reads what {@link #blob} wrote. */
  static ByteBuffer blob(ByteBuffer from) {
    int length = from.getInt();
    ByteBuffer blob = from.slice(from.position(), length);
    from.position(from.position() + length);
    return blob;
  }
}
