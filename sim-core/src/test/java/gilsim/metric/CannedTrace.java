package gilsim.metric;

import gilsim.trace.TaskRecord;
import gilsim.trace.TaskState;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;

/** A made-up run of ten seconds with a warm-up of two, in which every metric has a value. */
final class CannedTrace {
  private static final long MS = 1_000_000;

  static final MetricContext CONTEXT =
      new MetricContext(
          2,
          true,
          List.of("disk", "web"),
          Set.of("disk", "web"),
          List.of("inbox"),
          List.of("cache", "spare"),
          List.of("counter"),
          List.of("fetch", "parse"),
          OptionalDouble.of(0.36),
          true,
          2000 * MS);

  private CannedTrace() {}

  static List<MetricValue> play(Measurement to) {
    warmUp(to);
    to.warmUpEnded(2000 * MS);
    work(to);
    tasks(to);
    return to.values(10_000 * MS, 0);
  }

  private static void warmUp(Measurement to) {
    to.processorBusy(0, 0, true);
    to.gilTaken(0, 0, 9, 0, false, false);
    to.workersReady(500 * MS);
    to.workersReady(1000 * MS);
    to.lockAcquired(1000 * MS, 0, 500 * MS, true);
    to.contextSwitch(1000 * MS, true);
    to.contextSwitch(1000 * MS, false);
    to.migration(1000 * MS);
    to.gilReleased(1200 * MS, 0);
    to.gilTaken(1200 * MS, 0, 9, 900 * MS, true, true);
    to.throttled(1000 * MS, 1, true);
    to.memory(500 * MS, 5e6);
    to.memory(1000 * MS, 2e6);
    to.device(1000 * MS, 0, 1, 2);
    to.queue(1000 * MS, 0, 4);
    to.refused(1500 * MS, 0);
    to.incremented(1000 * MS, 0, 10, 10);
    TaskRecord early = new TaskRecord(0);
    early.begin(0);
    early.end(1500 * MS);
    to.taskDone(1500 * MS, early);
  }

  private static void work(Measurement to) {
    to.throttled(2500 * MS, 1, false);
    to.processorBusy(3000 * MS, 1, true);
    to.gilReleased(4000 * MS, 0);
    to.gilTaken(4000 * MS, 0, 9, 2000 * MS, true, true);
    to.gilTaken(5000 * MS, 1, 9, 0, false, false);
    to.device(5000 * MS, 0, 0.5, 0);
    to.device(5000 * MS, 1, 1, 0);
    to.queue(6000 * MS, 0, 0);
    to.refused(5500 * MS, 0);
    to.refused(5500 * MS, 0);
    to.processorBusy(6000 * MS, 0, false);
    to.contextSwitch(6000 * MS, true);
    to.contextSwitch(6000 * MS, true);
    to.contextSwitch(6000 * MS, false);
    to.migration(6000 * MS);
    to.memory(6000 * MS, 3e6);
    to.memory(6000 * MS, 1e6);
    to.throttled(6000 * MS, 0, true);
    to.throttled(6250 * MS, 0, false);
    to.gilReleased(6000 * MS, 0);
    to.gilReleased(6000 * MS, 1);
    to.gilTaken(7000 * MS, 0, 9, 1000 * MS, true, false);
    to.lockAcquired(7000 * MS, 0, 250 * MS, true);
    to.lockAcquired(7000 * MS, 0, 0, false);
    to.lockAcquired(7000 * MS, 0, 750 * MS, true);
    to.lockAcquired(7000 * MS, 1, 125 * MS, true);
    to.incremented(7000 * MS, 0, 99, 99);
    to.incremented(7000 * MS, 0, 1, -29);
    to.device(8000 * MS, 0, 0, 0);
    to.device(8000 * MS, 1, 0, 0);
    to.gilReleased(9000 * MS, 0);
  }

  private static void tasks(Measurement to) {
    TaskRecord first = new TaskRecord(0);
    first.begin(1000 * MS);
    first.enter(TaskState.RUNNING, 2000 * MS);
    first.enter(TaskState.GIL_WAIT, 3000 * MS);
    first.enter(TaskState.RUNNING, 5000 * MS);
    first.enter(TaskState.DEVICE, 6000 * MS);
    first.enter(TaskState.LOCK, 7500 * MS);
    first.end(8000 * MS);
    to.taskDone(8000 * MS, first);

    TaskRecord second = new TaskRecord(1);
    second.begin(8000 * MS);
    second.enter(TaskState.ASLEEP, 8250 * MS);
    second.end(9000 * MS);
    to.taskDone(9000 * MS, second);

    first.begin(7000 * MS);
    first.enter(TaskState.RUNNING, 7000 * MS);
    first.end(10_000 * MS);
    to.taskDone(10_000 * MS, first);
  }
}
