package gilsim.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.CRC32C;

/**
 * One file of the store: a head line, then records, each a length and a checksum of four bytes and
 * that many bytes of content. Records are only ever appended. A process that is killed leaves at
 * most one torn record, the last; a record that does not agree with its checksum ends the file for
 * every reader, so a damaged store loses runs but never changes one.
 */
final class Chunk implements AutoCloseable {
  /** The head line; another form of the file would have another number. */
  private static final byte[] HEAD = "gilsim runs 1\n".getBytes(StandardCharsets.US_ASCII);

  private static final int FRAME = 2 * Integer.BYTES;
  private static final int BUFFER = 1 << 20;
  private static final int FIRST_READ = 8192;

  private final Path file;
  private final FileChannel channel;
  private final List<Layout> layouts = new CopyOnWriteArrayList<>();
  private long end;

  private Chunk(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /** Hears of the records of a file, in order. */
  @FunctionalInterface
  interface Visitor {
    void record(long position, ByteBuffer content) throws IOException;
  }

  /** Makes a new file. */
  static Chunk create(Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);
    Chunk chunk = new Chunk(file, channel);
    chunk.writeFully(ByteBuffer.wrap(HEAD));
    return chunk;
  }

  /** Opens a file for reading. */
  static Chunk open(Path file) throws IOException {
    return new Chunk(file, FileChannel.open(file, StandardOpenOption.READ));
  }

  /**
   * Reads all good records.
   *
   * @return bytes at the end of the file that hold no good record
   */
  long scan(Visitor visitor) throws IOException {
    Scan scan = new Scan();
    if (!scan.head()) {
      return channel.size();
    }
    end = HEAD.length;
    ByteBuffer content;
    while ((content = scan.next()) != null) {
      visitor.record(end, content);
      end += FRAME + content.limit();
    }
    return channel.size() - end;
  }

  /** Sequential reading through one buffer. */
  private final class Scan {
    private ByteBuffer buffer = ByteBuffer.allocate(BUFFER).limit(0);
    private long position;

    boolean head() throws IOException {
      if (!fill(HEAD.length)) {
        return false;
      }
      byte[] head = new byte[HEAD.length];
      buffer.get(head);
      return Arrays.equals(head, HEAD);
    }

    /** The next record's content, or null where the good records end. */
    ByteBuffer next() throws IOException {
      if (!fill(FRAME)) {
        return null;
      }
      int length = buffer.getInt();
      int checksum = buffer.getInt();
      if (length < 1 || length > channel.size() || !fill(length)) {
        return null;
      }
      ByteBuffer content = buffer.slice(buffer.position(), length);
      buffer.position(buffer.position() + length);
      return checksum(content) == checksum ? content : null;
    }

    /** Makes sure that so many bytes are in the buffer; false if the file ends before. */
    private boolean fill(int bytes) throws IOException {
      if (buffer.remaining() >= bytes) {
        return true;
      }
      if (bytes > buffer.capacity()) {
        buffer = ByteBuffer.allocate(bytes + BUFFER).put(buffer);
      } else {
        buffer.compact();
      }
      int read = 0;
      while (buffer.position() < bytes && read >= 0) {
        read = channel.read(buffer, position);
        position += Math.max(0, read);
      }
      buffer.flip();
      return buffer.remaining() >= bytes;
    }
  }

  /** The layouts in the file so far; runs name them by their place in this list. */
  List<Layout> layouts() {
    return layouts;
  }

  /** Where the next record will begin. */
  long end() {
    return end;
  }

  /**
   * Appends a record. If that fails, for example because the disk is full, the file is as before.
   */
  void append(byte[] content) throws IOException {
    ByteBuffer frame = ByteBuffer.allocate(FRAME + content.length);
    frame.putInt(content.length).putInt(checksum(ByteBuffer.wrap(content))).put(content).flip();
    writeFully(frame);
  }

  private void writeFully(ByteBuffer bytes) throws IOException {
    long begin = end;
    try {
      long at = begin;
      while (bytes.hasRemaining()) {
        at += channel.write(bytes, at);
      }
      end = at;
    } catch (IOException e) {
      if (channel.isOpen()) {
        channel.truncate(begin);
      }
      throw e;
    }
  }

  /** The content of the record at a position. */
  ByteBuffer read(long position) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(FIRST_READ);
    readFully(buffer, position, FRAME);
    int length = buffer.getInt(0);
    int checksum = buffer.getInt(Integer.BYTES);
    if (length < 1 || length > channel.size()) {
      throw new IOException("the record at byte " + position + " has changed");
    }
    if (FRAME + length > buffer.capacity()) {
      buffer = ByteBuffer.allocate(FRAME + length);
      readFully(buffer, position, FRAME + length);
    } else if (buffer.position() < FRAME + length) {
      readFully(buffer, position, FRAME + length);
    }
    ByteBuffer content = buffer.slice(FRAME, length);
    if (checksum(content) != checksum) {
      throw new IOException("the record at byte " + position + " has changed");
    }
    return content;
  }

  private void readFully(ByteBuffer buffer, long position, int bytes) throws IOException {
    buffer.clear();
    while (buffer.position() < bytes) {
      if (channel.read(buffer, position + buffer.position()) < 0) {
        throw new IOException("the file became shorter");
      }
    }
  }

  private static int checksum(ByteBuffer content) {
    CRC32C crc = new CRC32C();
    crc.update(content.duplicate());
    return (int) crc.getValue();
  }

  /** Forces what was appended to the disk. */
  void force() throws IOException {
    channel.force(false);
  }

  /** The file, for messages. */
  Path file() {
    return file;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
