package gilsim.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Listeners hear what they want to hear, in their order, and no more. */
class TraceFanOutTest {
  private final List<String> heard = new ArrayList<>();

  private final class Ear implements TraceListener {
    private final String name;
    private final Set<TraceEvent> hears;

    Ear(String name, Set<TraceEvent> hears) {
      this.name = name;
      this.hears = hears;
    }

    private void note(TraceEvent event, Object... arguments) {
      heard.add(name + " " + event + " " + Arrays.toString(arguments));
    }

    @Override
    public Set<TraceEvent> hears() {
      return hears;
    }

    @Override
    public void processorBusy(long now, int processor, boolean busy) {
      note(TraceEvent.PROCESSOR_BUSY, now, processor, busy);
    }

    @Override
    public void contextSwitch(long now, boolean voluntary) {
      note(TraceEvent.CONTEXT_SWITCH, now, voluntary);
    }

    @Override
    public void migration(long now) {
      note(TraceEvent.MIGRATION, now);
    }

    @Override
    public void throttled(long now, int processor, boolean throttled) {
      note(TraceEvent.THROTTLED, now, processor, throttled);
    }

    @Override
    public void gilTaken(
        long now, int gil, int thread, long waited, boolean contended, boolean changed) {
      note(TraceEvent.GIL_TAKEN, now, gil, thread, waited, contended, changed);
    }

    @Override
    public void gilReleased(long now, int gil) {
      note(TraceEvent.GIL_RELEASED, now, gil);
    }

    @Override
    public void device(long now, int device, double busy, int waiting) {
      note(TraceEvent.DEVICE, now, device, busy, waiting);
    }

    @Override
    public void refused(long now, int device) {
      note(TraceEvent.REFUSED, now, device);
    }

    @Override
    public void queue(long now, int queue, int items) {
      note(TraceEvent.QUEUE, now, queue, items);
    }

    @Override
    public void lockAcquired(long now, int lock, long waited, boolean contended) {
      note(TraceEvent.LOCK_ACQUIRED, now, lock, waited, contended);
    }

    @Override
    public void incremented(long now, int variable, long count, double growth) {
      note(TraceEvent.INCREMENTED, now, variable, count, growth);
    }

    @Override
    public void taskDone(long now, TaskRecord task) {
      note(TraceEvent.TASK_DONE, now, task.kind());
    }

    @Override
    public void memory(long now, double bytes) {
      note(TraceEvent.MEMORY, now, bytes);
    }

    @Override
    public void workersReady(long now) {
      note(TraceEvent.WORKERS_READY, now);
    }

    @Override
    public void threadStarted(long now, int thread, int process) {
      note(TraceEvent.THREAD_STARTED, now, thread, process);
    }

    @Override
    public void threadState(long now, int thread, ThreadState state, int processor) {
      note(TraceEvent.THREAD_STATE, now, thread, state, processor);
    }

    @Override
    public void threadServes(long now, int thread, int kind) {
      note(TraceEvent.THREAD_SERVES, now, thread, kind);
    }

    @Override
    public void gilRequested(long now, int gil, int thread) {
      note(TraceEvent.GIL_REQUESTED, now, gil, thread);
    }

    @Override
    public void processKilled(long now, int process) {
      note(TraceEvent.PROCESS_KILLED, now, process);
    }
  }

  private static void tellAll(TraceListener to) {
    to.processorBusy(1, 2, true);
    to.contextSwitch(2, false);
    to.migration(3);
    to.throttled(3, 1, true);
    to.gilTaken(4, 5, 9, 6, true, false);
    to.gilReleased(7, 5);
    to.device(8, 1, 0.5, 3);
    to.refused(8, 1);
    to.queue(8, 1, 5);
    to.lockAcquired(9, 2, 4, true);
    to.incremented(10, 3, 8, -2.5);
    to.taskDone(10, new TaskRecord(7));
    to.memory(10, 4096);
    to.workersReady(11);
    to.threadStarted(12, 3, 1);
    to.threadState(13, 3, ThreadState.RUNNING, 2);
    to.threadServes(14, 3, 1);
    to.gilRequested(15, 1, 3);
    to.processKilled(16, 4);
  }

  @Test
  void passesEverythingOnUnchanged() {
    tellAll(new TraceFanOut(List.of(new Ear("a", EnumSet.allOf(TraceEvent.class)))));

    assertThat(heard)
        .containsExactly(
            "a PROCESSOR_BUSY [1, 2, true]",
            "a CONTEXT_SWITCH [2, false]",
            "a MIGRATION [3]",
            "a THROTTLED [3, 1, true]",
            "a GIL_TAKEN [4, 5, 9, 6, true, false]",
            "a GIL_RELEASED [7, 5]",
            "a DEVICE [8, 1, 0.5, 3]",
            "a REFUSED [8, 1]",
            "a QUEUE [8, 1, 5]",
            "a LOCK_ACQUIRED [9, 2, 4, true]",
            "a INCREMENTED [10, 3, 8, -2.5]",
            "a TASK_DONE [10, 7]",
            "a MEMORY [10, 4096.0]",
            "a WORKERS_READY [11]",
            "a THREAD_STARTED [12, 3, 1]",
            "a THREAD_STATE [13, 3, RUNNING, 2]",
            "a THREAD_SERVES [14, 3, 1]",
            "a GIL_REQUESTED [15, 1, 3]",
            "a PROCESS_KILLED [16, 4]");
  }

  @Test
  void eachHearsItsOwnEventsInTheOrderOfTheListeners() {
    tellAll(
        new TraceFanOut(
            List.of(
                new Ear("a", EnumSet.of(TraceEvent.MIGRATION, TraceEvent.DEVICE)),
                new Ear("b", EnumSet.of(TraceEvent.DEVICE)),
                new Ear("c", EnumSet.noneOf(TraceEvent.class)))));

    assertThat(heard)
        .containsExactly("a MIGRATION [3]", "a DEVICE [8, 1, 0.5, 3]", "b DEVICE [8, 1, 0.5, 3]");
  }

  @Test
  void listenerHearsEverythingUnlessItSaysOtherwise() {
    assertThat(new TraceListener() {}.hears()).containsExactlyInAnyOrder(TraceEvent.values());
  }
}
