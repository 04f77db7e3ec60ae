package gilsim.measure;

/**
 * A Python interpreter cannot be used: not found, not one, too old, a script hangs, dies or fails.
 * Its message is for people; it names the interpreter and, where there is one, the fix.
 */
public final class PythonException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** An exception with a message for people. */
  public PythonException(String message) {
    super(message);
  }

  /** An exception with a message for people and its cause. */
  public PythonException(String message, Throwable cause) {
    super(message, cause);
  }
}
