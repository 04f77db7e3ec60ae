package gilsim.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Keeps two processes from writing into one store. The operating system holds the lock and lets go
 * of it when the process ends, however it ends; the file's content only names the holder.
 */
final class StoreLock implements AutoCloseable {
  private final FileChannel channel;

  private StoreLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes the lock.
   *
   * @param file the lock's file
   * @param output the output folder, for messages
   * @throws StoreException if another process has it
   */
  static StoreLock take(Path file, Path output) {
    FileChannel channel = null;
    try {
      channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (isLocked(channel)) {
        byte[] holder =
            ("process " + ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.UTF_8);
        channel.truncate(0).write(ByteBuffer.wrap(holder));
        return new StoreLock(channel);
      }
      channel.close();
      throw new StoreException(
          "another gilsim ("
              + holder(file)
              + ") is writing to "
              + output
              + "; wait for it, stop it, or choose another folder with -o");
    } catch (IOException e) {
      closeQuietly(channel);
      throw new StoreException(
          "cannot write to "
              + output
              + " ("
              + FileFailure.reason(e)
              + "); choose another folder with -o",
          e);
    }
  }

  private static boolean isLocked(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false; // this process has it
    }
  }

  private static String holder(Path file) {
    try {
      String text = Files.readString(file).strip();
      return text.isEmpty() ? "of unknown process" : text;
    } catch (IOException e) {
      return "of unknown process";
    }
  }

  /** Lets go of it. */
  @Override
  public void close() {
    closeQuietly(channel);
  }

  private static void closeQuietly(FileChannel channel) {
    try {
      if (channel != null) {
        channel.close();
      }
    } catch (IOException e) {
      // Nothing was written through it that anybody needs.
    }
  }
}
