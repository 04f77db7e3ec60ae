package gilsim.metric;

import static org.assertj.core.api.Assertions.assertThat;

import gilsim.trace.TaskRecord;
import gilsim.trace.TaskState;
import gilsim.trace.ThreadState;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

/** Listening costs no memory: the trace reports millions of events per second. */
class AllocationTest {
  private static final int ROUNDS = 200_000;

  @Test
  void nothingIsAllocatedPerEvent() {
    Measurement measurement = new Measurement(CannedTrace.CONTEXT);
    TaskRecord task = new TaskRecord(1);
    rounds(measurement, task, 0);

    long before = allocated();
    rounds(measurement, task, ROUNDS);
    long after = allocated();

    assertThat(after - before).isLessThan(ROUNDS);
    assertThat(measurement.values(3L * ROUNDS, 0)).isNotEmpty();
  }

  private static long allocated() {
    return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean())
        .getThreadAllocatedBytes(Thread.currentThread().getId());
  }

  private static void rounds(Measurement to, TaskRecord task, long from) {
    for (long now = from; now < from + ROUNDS; now++) {
      to.processorBusy(now, 1, now % 2 == 0);
      to.contextSwitch(now, true);
      to.migration(now);
      to.gilTaken(now, 1, 9, 3, true, true);
      to.gilReleased(now, 1);
      to.device(now, 1, 0.5, 7);
      to.lockAcquired(now, 1, 5, true);
      to.workersReady(now);
      to.threadStarted(now, 4, 1);
      to.threadState(now, 4, ThreadState.RUNNING, 1);
      to.threadServes(now, 4, 1);
      to.gilRequested(now, 1, 4);
      task.begin(now);
      task.enter(TaskState.DEVICE, now + 1);
      task.end(now + 1);
      to.taskDone(now + 1, task);
    }
  }
}
