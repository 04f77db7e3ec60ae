package gilsim.kernel;

/**
 * How a run ended.
 *
 * @param reason why
 * @param time the clock at the end, nanoseconds
 * @param events how many events were executed
 */
public record RunEnd(Reason reason, long time, long events) {
  /** Why a run ended. */
  public enum Reason {
    /** The model stopped it. */
    STOPPED,
    /** The horizon was reached. */
    HORIZON,
    /** No event was left. */
    EXHAUSTED
  }
}
