package gilsim.calibration;

/** A calibration cannot begin; the message is for people and names the fix. */
public final class CalibrationException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** An exception with a message for people. */
  public CalibrationException(String message) {
    super(message);
  }
}
