package gilsim.timeline;

import gilsim.trace.TaskRecord;

/** Takes in a timeline as it unfolds. */
public interface TimelineSink {
  /** A row appears; before anything in it. */
  default void row(TimelineRow row) {}

  /** A slice is over. Slices of one row come in the order of time and do not overlap. */
  default void slice(Slice slice) {}

  /** Something happened at an instant of a row. */
  default void mark(TimelineRow row, String what, long at) {}

  /** Something was lost for good at an instant of a row: a worker died, work was left undone. */
  default void lost(TimelineRow row, String what, long at) {}

  /**
   * A task is done.
   *
   * @param number of the task among all that are done, from 0
   * @param record where its time went; valid during the call only
   * @param begin its arrival, or the begin of the window
   */
  default void task(String kind, long number, TaskRecord record, long begin, long end) {}
}
