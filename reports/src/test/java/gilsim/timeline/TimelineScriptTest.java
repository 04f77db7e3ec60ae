package gilsim.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import gilsim.trace.TaskRecord;
import gilsim.trace.ThreadState;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a timeline makes of events that are told by hand. */
class TimelineScriptTest {
  private final List<String> seen = new ArrayList<>();
  private int stops;

  private final TimelineSink sink =
      new TimelineSink() {
        @Override
        public void slice(Slice slice) {
          seen.add(
              slice.row().name()
                  + ": "
                  + slice.name()
                  + " "
                  + slice.begin()
                  + "-"
                  + slice.end()
                  + (slice.kind() == SliceKind.GIL_HELD || slice.details().isEmpty()
                      ? ""
                      : " " + slice.details()));
        }

        @Override
        public void mark(TimelineRow row, String what, long at) {
          seen.add(row.name() + ": " + what + " at " + at);
        }

        @Override
        public void lost(TimelineRow row, String what, long at) {
          seen.add(row.group() + " " + row.name() + ": " + what + " at " + at);
        }

        @Override
        public void task(String kind, long number, TaskRecord record, long begin, long end) {
          seen.add(kind + " " + number + " " + begin + "-" + end);
        }
      };

  private Timeline timeline(long from, long to, long maxEvents) {
    TimelineWindow window = new TimelineWindow(from, to, maxEvents);
    return new Timeline(2, List.of("fetch", "page"), window, sink, () -> stops++);
  }

  /**
   * A thread runs, holds the GIL, is asked for it, is preempted, goes on and waits for a device.
   */
  private static void tell(Timeline to) {
    to.threadStarted(0, 7, 0);
    to.threadState(0, 7, ThreadState.CORE_WAIT, -1);
    to.threadState(5, 7, ThreadState.RUNNING, 1);
    to.gilTaken(6, 0, 7, 1, false, false);
    to.threadServes(10, 7, 1);
    to.threadStarted(12, 8, 0);
    to.gilRequested(20, 0, 8);
    to.threadState(30, 7, ThreadState.CORE_WAIT, -1);
    to.threadState(40, 7, ThreadState.RUNNING, 0);
    to.gilReleased(50, 0);
    to.threadState(50, 7, ThreadState.DEVICE, -1);
    TaskRecord task = new TaskRecord(1);
    task.begin(3);
    task.end(60);
    to.taskDone(60, task);
  }

  /** A worker is killed with its task; the main thread waits for it to the end. */
  @Test
  void whatIsLostForGoodIsMarked() {
    Timeline timeline = timeline(0, 1000, 100);
    timeline.threadStarted(0, 0, 0);
    timeline.threadServes(0, 0, 1);
    timeline.threadStarted(5, 1, 1);
    timeline.threadServes(10, 1, 0);
    timeline.processKilled(20, 1);
    timeline.threadServes(20, 1, -1);
    timeline.threadState(20, 1, ThreadState.EXITED, -1);
    timeline.processKilled(25, 1);
    timeline.leftUndone(30, "1 task was lost");
    timeline.finish(30);

    assertThat(seen)
        .containsExactly(
            "Process-1 MainThread: killed; lost: fetch at 20",
            "MainProcess MainThread: never finished: page at 30",
            "MainProcess MainThread: left undone: 1 task was lost at 30");
  }

  /** The thread would have gone on: nothing of it was lost. */
  @Test
  void whereTheWindowEndsNothingIsLost() {
    Timeline timeline = timeline(25, 45, 100);
    tell(timeline);
    timeline.leftUndone(45, "1 task of page");
    timeline.finish(100);

    assertThat(seen)
        .contains("MainThread: running 40-45 {hardware-thread=0, task=page}")
        .noneMatch(text -> text.contains("never finished") || text.contains("left undone"));
  }

  @Test
  void everyEventBecomesASliceOrAMark() {
    Timeline timeline = timeline(0, 1000, 100);
    tell(timeline);
    timeline.finish(100);

    assertThat(seen)
        .containsExactly(
            "MainThread: core-wait 0-5",
            "MainThread: running 5-10 {hardware-thread=1}",
            "GIL: drop requested by Thread-1 at 20",
            "MainThread: preempted at 30",
            "MainThread: running 10-30 {hardware-thread=1, task=page}",
            "hardware thread 1: MainProcess MainThread 5-30",
            "MainThread: core-wait 30-40 {task=page}",
            "GIL: MainThread 6-50",
            "MainThread: running 40-50 {hardware-thread=0, task=page}",
            "hardware thread 0: MainProcess MainThread 40-50",
            "page 0 3-60",
            "MainThread: device 50-100 {task=page}");
    assertThat(timeline.cut()).isFalse();
    assertThat(stops).isZero();
  }

  @Test
  void theWindowCutsSlicesAtItsBordersAndEndsTheRun() {
    Timeline timeline = timeline(25, 45, 100);
    tell(timeline);
    timeline.finish(100);

    assertThat(seen)
        .containsExactly(
            "MainThread: preempted at 30",
            "MainThread: running 25-30 {hardware-thread=1, task=page}",
            "hardware thread 1: MainProcess MainThread 25-30",
            "MainThread: core-wait 30-40 {task=page}",
            "MainThread: running 40-45 {hardware-thread=0, task=page}",
            "hardware thread 0: MainProcess MainThread 40-45",
            "GIL: MainThread 25-45");
    assertThat(timeline.cut()).isFalse();
    assertThat(stops).isOne();
  }

  @Test
  void tooManyEventsCutTheTimelineWhereItStillIsComplete() {
    Timeline timeline = timeline(0, 1000, 3);
    tell(timeline);
    timeline.finish(100);

    assertThat(timeline.cut()).isTrue();
    assertThat(timeline.lastEvent()).isEqualTo(30);
    assertThat(seen)
        .containsExactly(
            "MainThread: core-wait 0-5",
            "MainThread: running 5-10 {hardware-thread=1}",
            "GIL: drop requested by Thread-1 at 20",
            "MainThread: running 10-30 {hardware-thread=1, task=page}",
            "hardware thread 1: MainProcess MainThread 5-30",
            "GIL: MainThread 6-30");
    assertThat(stops).isOne();
  }

  @Test
  void aQuotaThrottlesAHardwareThread() {
    Timeline timeline = timeline(0, 1000, 100);
    timeline.throttled(10, 1, true);
    timeline.throttled(30, 1, false);
    timeline.throttled(50, 1, true);
    timeline.finish(60);

    assertThat(seen)
        .containsExactly(
            "hardware thread 1: throttled 10-30", "hardware thread 1: throttled 50-60");
  }

  @Test
  void anInterruptionEndsTheTimelineAtTheNextEvent() {
    Timeline timeline = timeline(0, 1000, 100);
    timeline.threadStarted(0, 1, 0);
    timeline.threadState(0, 1, ThreadState.RUNNING, 0);
    timeline.interrupt();
    timeline.threadState(9, 1, ThreadState.ASLEEP, -1);
    timeline.finish(1000);

    assertThat(timeline.cut()).isTrue();
    assertThat(seen)
        .containsExactly(
            "MainThread: running 0-9 {hardware-thread=0}",
            "hardware thread 0: MainProcess MainThread 0-9");
  }
}
