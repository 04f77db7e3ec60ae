package gilsim.measure;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * What a program wrote to its standard error, of which people need the end.
 *
 * @param file that holds it
 */
record Said(Path file) {
  private static final int MOST_BYTES = 4096;

  /** The last line that is not empty; empty if there is none. */
  String last() {
    List<String> lines = tail().lines().map(String::strip).filter(s -> !s.isEmpty()).toList();
    return lines.isEmpty() ? "" : lines.get(lines.size() - 1);
  }

  /** The last few kilobytes. */
  String tail() {
    try (FileChannel channel = FileChannel.open(file)) {
      int length = (int) Math.min(MOST_BYTES, channel.size());
      ByteBuffer buffer = ByteBuffer.allocate(length);
      channel.read(buffer, channel.size() - length);
      return new String(buffer.array(), 0, buffer.position(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "";
    }
  }
}
