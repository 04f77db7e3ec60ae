package gilsim.experiment;

/** What runs say, though their work is done, when the machine was not enough for them. */
public final class Shortfall {
  static final String MEMORY = " of memory at its peak, but the machine has ";
  static final String OVERLOAD = "is it overloaded, or the run too short?";

  private Shortfall() {}

  /** Whether a run's message says so; other remarks are about something else. */
  public static boolean isIn(String message) {
    return message.contains(MEMORY) || message.contains(OVERLOAD);
  }
}
