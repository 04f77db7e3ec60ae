package gilsim.timeline;

import java.util.Map;
import java.util.Optional;

/** What is known of a GIL while a timeline is recorded. */
final class GilTrack {
  private final TimelineRow row;
  private Optional<ThreadTrack> holder = Optional.empty();
  private long since;
  private Map<String, Object> details = Map.of();

  GilTrack(TimelineRow row) {
    this.row = row;
  }

  TimelineRow row() {
    return row;
  }

  Optional<ThreadTrack> holder() {
    return holder;
  }

  long since() {
    return since;
  }

  /** What is known of the way the holder got it. */
  Map<String, Object> details() {
    return details;
  }

  void taken(ThreadTrack by, long now, Map<String, Object> how) {
    holder = Optional.of(by);
    since = now;
    details = how;
  }

  void released() {
    holder = Optional.empty();
  }
}
