package gilsim.store;

/**
 * The output folder cannot be used: not writable, disk full, in use by another gilsim, no store in
 * it. Its message is for people; it names the path and the fix.
 */
public final class StoreException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** An exception with a message for people. */
  public StoreException(String message, Throwable cause) {
    super(message, cause);
  }

  /** An exception without a cause. */
  public StoreException(String message) {
    super(message);
  }
}
