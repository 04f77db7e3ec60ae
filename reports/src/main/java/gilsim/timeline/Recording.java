package gilsim.timeline;

import gilsim.trace.TaskRecord;
import java.util.Map;

/**
 * Passes on what lies in a window, until enough has been passed on: slices are cut at its borders.
 */
final class Recording {
  private final TimelineWindow window;
  private final TimelineSink sink;
  private long events;

  Recording(TimelineWindow window, TimelineSink sink) {
    this.window = window;
    this.sink = sink;
  }

  /** Whether so many events were passed on that no more are wanted. */
  boolean full() {
    return events >= window.maxEvents();
  }

  long events() {
    return events;
  }

  void row(TimelineRow row) {
    sink.row(row);
  }

  /** A slice that lasts no time is not shown. */
  void slice(
      TimelineRow row,
      SliceKind kind,
      String name,
      long begin,
      long end,
      Map<String, Object> details) {
    long first = Math.max(begin, window.from());
    long last = Math.min(end, window.to());
    if (first < last) {
      events++;
      sink.slice(new Slice(row, kind, name, first, last, details));
    }
  }

  void mark(TimelineRow row, String what, long at) {
    if (at >= window.from() && at < window.to()) {
      events++;
      sink.mark(row, what, at);
    }
  }

  /** At its end, too: that is where it is seen what was never done. */
  void lost(TimelineRow row, String what, long at) {
    if (at >= window.from() && at <= window.to()) {
      events++;
      sink.lost(row, what, at);
    }
  }

  void task(String kind, long number, TaskRecord record, long end) {
    if (end > window.from()) {
      events++;
      sink.task(kind, number, record, Math.max(window.from(), record.arrival()), end);
    }
  }
}
