package gilsim.kernel;

/** An error of the model, raised by an event; its cause says which. */
public final class ModelException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * An error.
   *
   * @param time simulated time at which it was raised, nanoseconds
   * @param cause what was raised
   */
  public ModelException(long time, Throwable cause) {
    super("the model failed at " + time / 1e9 + " s: " + what(cause), cause);
  }

  private static String what(Throwable cause) {
    String message = cause.getMessage();
    return message == null ? cause.getClass().getSimpleName() : message;
  }
}
