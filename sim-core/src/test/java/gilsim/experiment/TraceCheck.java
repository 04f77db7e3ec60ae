package gilsim.experiment;

import gilsim.trace.TaskRecord;
import gilsim.trace.TaskState;
import gilsim.trace.ThreadState;
import gilsim.trace.TraceListener;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Watches a run for what must never happen, and digests its trace. */
final class TraceCheck implements TraceListener {
  private final int processors;
  private final BitSet busy = new BitSet();
  private final BitSet held = new BitSet();
  private final Set<Integer> started = new HashSet<>();
  private final Map<Integer, Integer> places = new HashMap<>();
  private final List<String> violations = new ArrayList<>();
  private long now;
  private long digest = 1;
  private int completed;

  TraceCheck(int processors) {
    this.processors = processors;
  }

  private void event(long time, long what) {
    check(time >= now, time, "time goes backwards");
    now = time;
    digest = 31 * (31 * digest + time) + what;
  }

  private void check(boolean holds, long time, String what) {
    if (!holds) {
      violations.add(what + " at " + time);
    }
  }

  @Override
  public void processorBusy(long time, int processor, boolean isBusy) {
    event(time, isBusy ? 1 : 2);
    check(processor < processors, time, "a processor that does not exist");
    check(busy.get(processor) != isBusy, time, "processor " + processor + " twice");
    busy.set(processor, isBusy);
  }

  @Override
  public void gilTaken(
      long time, int gil, int thread, long waited, boolean contended, boolean changed) {
    event(time, 3);
    check(!held.get(gil), time, "two holders of GIL " + gil);
    check(waited >= 0, time, "a negative wait");
    check(!busy.isEmpty(), time, "GIL taken without a processor");
    check(places.containsKey(thread), time, "GIL taken by a thread that does not run");
    held.set(gil);
  }

  @Override
  public void gilReleased(long time, int gil) {
    event(time, 4);
    check(held.get(gil), time, "a free GIL released");
    held.clear(gil);
  }

  @Override
  public void threadStarted(long time, int thread, int process) {
    event(time, 7);
    check(started.add(thread), time, "a thread started twice");
  }

  @Override
  public void threadState(long time, int thread, ThreadState state, int processor) {
    event(time, 8);
    check(started.contains(thread), time, "a thread that was not started");
    boolean runs = state == ThreadState.RUNNING;
    check(runs == (processor >= 0), time, "a processor only for who runs");
    if (runs) {
      check(!places.containsValue(processor), time, "two threads on one processor");
      places.put(thread, processor);
    } else {
      places.remove(thread);
    }
  }

  @Override
  public void gilRequested(long time, int gil, int thread) {
    event(time, 9);
    check(held.get(gil), time, "a free GIL requested");
  }

  @Override
  public void device(long time, int device, double share, int waiting) {
    event(time, 5);
    check(share >= 0 && share <= 1 && waiting >= 0, time, "device over its capacity");
  }

  @Override
  public void taskDone(long time, TaskRecord task) {
    event(time, 6);
    completed++;
    long sum = 0;
    for (TaskState state : TaskState.values()) {
      check(task.time(state) >= 0, time, "a negative time " + state);
      sum += task.time(state);
    }
    check(sum == time - task.arrival(), time, "times that do not add up");
  }

  List<String> violations() {
    return violations;
  }

  long digest() {
    return digest;
  }

  int completed() {
    return completed;
  }
}
