package gilsim.store;

import java.nio.file.Path;

/** The stored runs of an output folder. */
public final class RunStore implements AutoCloseable {
  /**
   * Opens the store of an output folder for writing; both are made if they are not there.
   *
   * @throws StoreException if it is not writable or in use
   */
  public static RunStore open(Path folder) {
    throw new UnsupportedOperationException("not written yet");
  }

  /**
   * Opens the store of an output folder for reading.
   *
   * @throws StoreException if there is none
   */
  public static RunStore read(Path folder) {
    throw new UnsupportedOperationException("not written yet");
  }

  @Override
  public void close() {
    throw new UnsupportedOperationException("not written yet");
  }
}
