package gilsim.timeline;

/**
 * Which part of a replication is wanted.
 *
 * @param from begin, nanoseconds of simulated time, at least 0
 * @param to end, nanoseconds, above {@code from}
 * @param maxEvents slices, marks and tasks to record at most, at least 1
 */
public record TimelineWindow(long from, long to, long maxEvents) {
  /** Validates the ranges. */
  public TimelineWindow {
    if (from < 0 || to <= from) {
      throw new IllegalArgumentException("needed: 0 <= from < to, not " + from + " and " + to);
    }
    if (maxEvents < 1) {
      throw new IllegalArgumentException("max events must be at least 1 but are " + maxEvents);
    }
  }
}
