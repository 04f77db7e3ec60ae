package gilsim.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/**
 * Standard output that remembers why it could not be written. A reader that went away ({@code |
 * head}) is no error: nobody wants the rest. A full disk is one, and {@code PrintStream} cannot
 * tell the two apart.
 */
final class StandardOutput extends OutputStream {
  private static final String READER_GONE = "Broken pipe";

  private final OutputStream target;
  private Optional<IOException> failure = Optional.empty();

  /** Writes to a stream. */
  StandardOutput(OutputStream target) {
    this.target = target;
  }

  /** That of this process. */
  static StandardOutput ofProcess() {
    return new StandardOutput(new FileOutputStream(FileDescriptor.out));
  }

  /** Why something could not be written; empty if all was, or if the reader went away. */
  Optional<IOException> failure() {
    return failure.filter(e -> !READER_GONE.equals(e.getMessage()));
  }

  @Override
  public void write(int b) {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    if (failure.isPresent()) {
      return;
    }
    try {
      target.write(bytes, offset, length);
    } catch (IOException e) {
      failure = Optional.of(e);
    }
  }

  @Override
  public void flush() {
    if (failure.isEmpty()) {
      try {
        target.flush();
      } catch (IOException e) {
        failure = Optional.of(e);
      }
    }
  }
}
