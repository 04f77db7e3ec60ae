package gilsim.timeline;

import gilsim.trace.TaskRecord;
import gilsim.trace.ThreadState;
import gilsim.trace.TraceEvent;
import gilsim.trace.TraceListener;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Turns the events of one replication into rows of slices: hardware threads, GILs and threads. It
 * keeps what is open now, nothing of the past, and ends the replication as soon as nothing more is
 * wanted: at the end of the window, at the greatest number of events, or when it is interrupted.
 *
 * <p>The time in which a thread runs includes the switch to it, so what runs on a hardware thread
 * adds up to the time it is busy (metric {@code cpu-utilization}).
 */
public final class Timeline implements TraceListener {
  private static final String PROCESSORS = "processors";

  private final List<String> kinds;
  private final TimelineWindow window;
  private final Recording recording;
  private final Runnable stop;
  private final Map<Integer, ThreadTrack> threads = new TreeMap<>();
  private final Map<Integer, GilTrack> gils = new TreeMap<>();
  private final Map<Integer, TimelineRow> processors = new TreeMap<>();
  private final Map<Integer, Long> throttled = new TreeMap<>();
  private final Map<Integer, String> processNames = new LinkedHashMap<>();
  private final Map<Integer, Integer> threadsOf = new TreeMap<>();
  private long now;
  private long tasks;
  private boolean over;
  private boolean cut;
  private volatile boolean interrupted;

  /**
   * A timeline of a replication that is about to begin.
   *
   * @param hardwareThreads of the machine
   * @param kinds names of the kinds of task
   * @param window what of the replication is wanted
   * @param sink where slices go
   * @param stop ends the replication
   */
  public Timeline(
      int hardwareThreads,
      List<String> kinds,
      TimelineWindow window,
      TimelineSink sink,
      Runnable stop) {
    this.kinds = List.copyOf(kinds);
    this.window = window;
    this.recording = new Recording(window, sink);
    this.stop = stop;
    for (int i = 0; i < hardwareThreads; i++) {
      TimelineRow row =
          new TimelineRow(TimelineRow.Kind.PROCESSOR, i, -1, PROCESSORS, "hardware thread " + i);
      processors.put(i, row);
      recording.row(row);
    }
  }

  @Override
  public Set<TraceEvent> hears() {
    return EnumSet.of(
        TraceEvent.THREAD_STARTED,
        TraceEvent.THREAD_STATE,
        TraceEvent.THREAD_SERVES,
        TraceEvent.GIL_TAKEN,
        TraceEvent.GIL_RELEASED,
        TraceEvent.GIL_REQUESTED,
        TraceEvent.THROTTLED,
        TraceEvent.PROCESS_KILLED,
        TraceEvent.TASK_DONE);
  }

  /** Ends the replication at its next event; from any thread. */
  public void interrupt() {
    interrupted = true;
  }

  /** Whether the greatest number of events, or an interruption, came before the window's end. */
  public boolean cut() {
    return cut;
  }

  /** Simulated time of the last event heard, nanoseconds: if it was cut, nothing later is shown. */
  public long lastEvent() {
    return now;
  }

  /** Slices, marks and tasks that were recorded. */
  public long events() {
    return recording.events();
  }

  /**
   * Marks what the replication left undone: the threads that work for a task to the end, and the
   * whole. To be called before {@link #finish}; without effect where the timeline ended earlier, at
   * the window's end or because it was cut: there nobody knows what the run would have left.
   *
   * @param end of the replication, nanoseconds
   * @param what for people
   */
  public void leftUndone(long end, String what) {
    if (over || threads.isEmpty()) {
      return;
    }
    long last = Math.max(now, end);
    for (ThreadTrack track : threads.values()) {
      if (!track.task().isEmpty() && track.state() != ThreadState.EXITED) {
        recording.lost(track.row(), "never finished: " + track.task(), last);
      }
    }
    ThreadTrack first = threads.values().iterator().next();
    recording.lost(first.row(), "left undone: " + what, last);
  }

  @Override
  public void processKilled(long time, int process) {
    if (hears(time)) {
      for (ThreadTrack track : threads.values()) {
        if (track.row().process() == process && track.state() != ThreadState.EXITED) {
          String lost = track.task().isEmpty() ? "" : "; lost: " + track.task();
          recording.lost(track.row(), "killed" + lost, time);
        }
      }
    }
  }

  /**
   * Ends the slices that are open.
   *
   * @param end of the replication, nanoseconds; not heeded where the timeline ended earlier
   */
  public void finish(long end) {
    long last = cut ? now : Math.max(now, end);
    over = true;
    threads.values().forEach(track -> close(track, last));
    gils.values().forEach(gil -> close(gil, last));
    throttled.forEach((processor, since) -> throttledSlice(processor, since, last));
  }

  /** False if nothing of this event is wanted. */
  private boolean hears(long time) {
    if (over) {
      return false;
    }
    if (time >= window.to() || recording.full() || interrupted) {
      cut = time < window.to();
      over = true;
      now = Math.min(time, window.to());
      stop.run();
      return false;
    }
    now = time;
    return true;
  }

  @Override
  public void threadStarted(long time, int thread, int process) {
    if (hears(time)) {
      String group = processNames.computeIfAbsent(process, p -> processName());
      int before = threadsOf.merge(process, 1, Integer::sum) - 1;
      String name = before == 0 ? "MainThread" : "Thread-" + before;
      TimelineRow row = new TimelineRow(TimelineRow.Kind.THREAD, thread, process, group, name);
      threads.put(thread, new ThreadTrack(row));
      recording.row(row);
    }
  }

  /** As multiprocessing names them. */
  private String processName() {
    return processNames.isEmpty() ? "MainProcess" : "Process-" + processNames.size();
  }

  @Override
  public void threadState(long time, int thread, ThreadState state, int processor) {
    if (hears(time)) {
      ThreadTrack track = threads.get(thread);
      if (track.state() == ThreadState.RUNNING && state == ThreadState.CORE_WAIT) {
        recording.mark(track.row(), "preempted", time);
      }
      close(track, time);
      track.enter(state, processor, time);
    }
  }

  @Override
  public void threadServes(long time, int thread, int kind) {
    if (hears(time)) {
      ThreadTrack track = threads.get(thread);
      closeState(track, time);
      track.serve(kind < 0 ? "" : kinds.get(kind), time);
    }
  }

  private void close(ThreadTrack track, long at) {
    closeState(track, at);
    if (track.processor() >= 0) {
      recording.slice(
          processors.get(track.processor()),
          SliceKind.RUNNING,
          fullName(track),
          track.processorSince(),
          at,
          Map.of());
    }
  }

  private void closeState(ThreadTrack track, long at) {
    if (SliceKind.shows(track.state())) {
      Map<String, Object> details = new TreeMap<>();
      if (!track.task().isEmpty()) {
        details.put("task", track.task());
      }
      if (track.processor() >= 0) {
        details.put("hardware-thread", track.processor());
      }
      SliceKind kind = SliceKind.of(track.state());
      recording.slice(track.row(), kind, kind.title(), track.since(), at, details);
    }
  }

  @Override
  public void gilTaken(
      long time, int gil, int thread, long waited, boolean contended, boolean changed) {
    if (hears(time)) {
      ThreadTrack by = threads.get(thread);
      Map<String, Object> how = new LinkedHashMap<>();
      how.put("waited-ns", waited);
      how.put("contended", contended);
      how.put("other-holder-before", changed);
      gils.computeIfAbsent(gil, g -> gilOf(g, by.row())).taken(by, time, how);
    }
  }

  private GilTrack gilOf(int gil, TimelineRow thread) {
    String name = gil == thread.process() ? "GIL" : "GIL of interpreter " + gil;
    TimelineRow row =
        new TimelineRow(TimelineRow.Kind.GIL, gil, thread.process(), thread.group(), name);
    recording.row(row);
    return new GilTrack(row);
  }

  @Override
  public void gilReleased(long time, int gil) {
    if (hears(time)) {
      close(gils.get(gil), time);
      gils.get(gil).released();
    }
  }

  @Override
  public void gilRequested(long time, int gil, int thread) {
    if (hears(time)) {
      String by = thread < 0 ? "check interval" : threads.get(thread).row().name();
      recording.mark(gils.get(gil).row(), "drop requested by " + by, time);
    }
  }

  private void close(GilTrack gil, long at) {
    gil.holder()
        .ifPresent(
            holder ->
                recording.slice(
                    gil.row(),
                    SliceKind.GIL_HELD,
                    holder.row().name(),
                    gil.since(),
                    at,
                    gil.details()));
  }

  @Override
  public void throttled(long time, int processor, boolean begins) {
    if (!hears(time)) {
      return;
    }
    if (begins) {
      throttled.put(processor, time);
    } else {
      throttledSlice(processor, throttled.remove(processor), time);
    }
  }

  private void throttledSlice(int processor, long since, long at) {
    SliceKind kind = SliceKind.THROTTLED;
    recording.slice(processors.get(processor), kind, kind.title(), since, at, Map.of());
  }

  @Override
  public void taskDone(long time, TaskRecord task) {
    if (hears(time)) {
      recording.task(kinds.get(task.kind()), tasks++, task, time);
    }
  }

  private static String fullName(ThreadTrack track) {
    return track.row().group() + " " + track.row().name();
  }
}
