package gilsim.timeline;

/**
 * A row of a timeline; its slices do not overlap.
 *
 * @param kind what it shows
 * @param number of the hardware thread, GIL or thread in the model
 * @param process number of the process it belongs to; -1 for a hardware thread
 * @param group name of the process, or of all processors
 * @param name its own name
 */
public record TimelineRow(Kind kind, int number, int process, String group, String name) {
  /** What a row shows. */
  public enum Kind {
    /** A hardware thread: who runs on it. */
    PROCESSOR,
    /** A global interpreter lock: who holds it. */
    GIL,
    /** A thread: what it does. */
    THREAD
  }
}
