package gilsim.trace;

import java.util.List;

/** Passes every event on to those of several listeners that hear its kind, in their order. */
public class TraceFanOut implements TraceListener {
  private final TraceListener[] processorBusy;
  private final TraceListener[] contextSwitch;
  private final TraceListener[] migration;
  private final TraceListener[] throttled;
  private final TraceListener[] gilTaken;
  private final TraceListener[] gilReleased;
  private final TraceListener[] device;
  private final TraceListener[] refused;
  private final TraceListener[] queue;
  private final TraceListener[] lockAcquired;
  private final TraceListener[] incremented;
  private final TraceListener[] taskDone;
  private final TraceListener[] memory;
  private final TraceListener[] workersReady;
  private final TraceListener[] threadStarted;
  private final TraceListener[] threadState;
  private final TraceListener[] threadServes;
  private final TraceListener[] gilRequested;
  private final TraceListener[] processKilled;

  /** A fan-out to these listeners; what they hear is asked once, now. */
  public TraceFanOut(List<? extends TraceListener> listeners) {
    processorBusy = hearing(TraceEvent.PROCESSOR_BUSY, listeners);
    contextSwitch = hearing(TraceEvent.CONTEXT_SWITCH, listeners);
    migration = hearing(TraceEvent.MIGRATION, listeners);
    throttled = hearing(TraceEvent.THROTTLED, listeners);
    gilTaken = hearing(TraceEvent.GIL_TAKEN, listeners);
    gilReleased = hearing(TraceEvent.GIL_RELEASED, listeners);
    device = hearing(TraceEvent.DEVICE, listeners);
    refused = hearing(TraceEvent.REFUSED, listeners);
    queue = hearing(TraceEvent.QUEUE, listeners);
    lockAcquired = hearing(TraceEvent.LOCK_ACQUIRED, listeners);
    incremented = hearing(TraceEvent.INCREMENTED, listeners);
    taskDone = hearing(TraceEvent.TASK_DONE, listeners);
    memory = hearing(TraceEvent.MEMORY, listeners);
    workersReady = hearing(TraceEvent.WORKERS_READY, listeners);
    threadStarted = hearing(TraceEvent.THREAD_STARTED, listeners);
    threadState = hearing(TraceEvent.THREAD_STATE, listeners);
    threadServes = hearing(TraceEvent.THREAD_SERVES, listeners);
    gilRequested = hearing(TraceEvent.GIL_REQUESTED, listeners);
    processKilled = hearing(TraceEvent.PROCESS_KILLED, listeners);
  }

  private static TraceListener[] hearing(
      TraceEvent event, List<? extends TraceListener> listeners) {
    return listeners.stream().filter(l -> l.hears().contains(event)).toArray(TraceListener[]::new);
  }

  @Override
  public final void processorBusy(long now, int processor, boolean busy) {
    for (TraceListener listener : processorBusy) {
      listener.processorBusy(now, processor, busy);
    }
  }

  @Override
  public final void contextSwitch(long now, boolean voluntary) {
    for (TraceListener listener : contextSwitch) {
      listener.contextSwitch(now, voluntary);
    }
  }

  @Override
  public final void migration(long now) {
    for (TraceListener listener : migration) {
      listener.migration(now);
    }
  }

  @Override
  public final void throttled(long now, int processor, boolean begins) {
    for (TraceListener listener : throttled) {
      listener.throttled(now, processor, begins);
    }
  }

  @Override
  public final void gilTaken(
      long now, int gil, int thread, long waited, boolean contended, boolean changed) {
    for (TraceListener listener : gilTaken) {
      listener.gilTaken(now, gil, thread, waited, contended, changed);
    }
  }

  @Override
  public final void gilReleased(long now, int gil) {
    for (TraceListener listener : gilReleased) {
      listener.gilReleased(now, gil);
    }
  }

  @Override
  public final void device(long now, int index, double busy, int waiting) {
    for (TraceListener listener : device) {
      listener.device(now, index, busy, waiting);
    }
  }

  @Override
  public final void refused(long now, int index) {
    for (TraceListener listener : refused) {
      listener.refused(now, index);
    }
  }

  @Override
  public final void queue(long now, int index, int items) {
    for (TraceListener listener : queue) {
      listener.queue(now, index, items);
    }
  }

  @Override
  public final void lockAcquired(long now, int lock, long waited, boolean contended) {
    for (TraceListener listener : lockAcquired) {
      listener.lockAcquired(now, lock, waited, contended);
    }
  }

  @Override
  public final void incremented(long now, int variable, long count, double growth) {
    for (TraceListener listener : incremented) {
      listener.incremented(now, variable, count, growth);
    }
  }

  @Override
  public final void taskDone(long now, TaskRecord task) {
    for (TraceListener listener : taskDone) {
      listener.taskDone(now, task);
    }
  }

  @Override
  public final void memory(long now, double bytes) {
    for (TraceListener listener : memory) {
      listener.memory(now, bytes);
    }
  }

  @Override
  public final void workersReady(long now) {
    for (TraceListener listener : workersReady) {
      listener.workersReady(now);
    }
  }

  @Override
  public final void threadStarted(long now, int thread, int process) {
    for (TraceListener listener : threadStarted) {
      listener.threadStarted(now, thread, process);
    }
  }

  @Override
  public final void threadState(long now, int thread, ThreadState state, int processor) {
    for (TraceListener listener : threadState) {
      listener.threadState(now, thread, state, processor);
    }
  }

  @Override
  public final void threadServes(long now, int thread, int kind) {
    for (TraceListener listener : threadServes) {
      listener.threadServes(now, thread, kind);
    }
  }

  @Override
  public final void gilRequested(long now, int gil, int thread) {
    for (TraceListener listener : gilRequested) {
      listener.gilRequested(now, gil, thread);
    }
  }

  @Override
  public final void processKilled(long now, int process) {
    for (TraceListener listener : processKilled) {
      listener.processKilled(now, process);
    }
  }
}
