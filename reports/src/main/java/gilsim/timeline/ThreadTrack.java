package gilsim.timeline;

import gilsim.trace.ThreadState;

/** What is known of a thread while a timeline is recorded. */
final class ThreadTrack {
  private final TimelineRow row;
  private ThreadState state = ThreadState.IDLE;
  private long since;
  private int processor = -1;
  private long processorSince;
  private String task = "";

  ThreadTrack(TimelineRow row) {
    this.row = row;
  }

  TimelineRow row() {
    return row;
  }

  ThreadState state() {
    return state;
  }

  /** Since when the slice that is open lasts. */
  long since() {
    return since;
  }

  /** Where it runs; -1 if it does not. */
  int processor() {
    return processor;
  }

  /** Since when it runs there. */
  long processorSince() {
    return processorSince;
  }

  /** Kind of the task it works for; empty for none. */
  String task() {
    return task;
  }

  void enter(ThreadState next, int where, long now) {
    state = next;
    since = now;
    processor = where;
    processorSince = now;
  }

  void serve(String kind, long now) {
    task = kind;
    since = now;
  }
}
