package gilsim.timeline;

import gilsim.trace.TaskRecord;
import java.util.List;

/**
 * Several sinks that take in the same timeline.
 *
 * @param sinks all of them
 */
public record TimelineSinks(List<TimelineSink> sinks) implements TimelineSink {
  /** Copies the list. */
  public TimelineSinks {
    sinks = List.copyOf(sinks);
  }

  @Override
  public void row(TimelineRow row) {
    sinks.forEach(sink -> sink.row(row));
  }

  @Override
  public void slice(Slice slice) {
    sinks.forEach(sink -> sink.slice(slice));
  }

  @Override
  public void mark(TimelineRow row, String what, long at) {
    sinks.forEach(sink -> sink.mark(row, what, at));
  }

  @Override
  public void lost(TimelineRow row, String what, long at) {
    sinks.forEach(sink -> sink.lost(row, what, at));
  }

  @Override
  public void task(String kind, long number, TaskRecord record, long begin, long end) {
    sinks.forEach(sink -> sink.task(kind, number, record, begin, end));
  }
}
